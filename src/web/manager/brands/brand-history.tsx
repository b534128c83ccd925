import { useTranslation } from 'react-i18next';
import { useBrandHistory } from '../../api/brand-reviews.ts';
import { byCode } from '../../i18n/by-code.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';
import classes from './brands.module.css';

/** What happened to a brand, out of the audit trail. */
export function BrandHistory({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const history = useBrandHistory(brandId);
  const wordOf = (action: string) =>
    byCode(t, 'brandReviews.did', action.replace(/^brand\./, ''), action.replaceAll('_', ' '));
  return (
    <Section title={t('brandReviews.history')}>
      {history.error ? <ProblemAlert error={history.error} retry={() => void history.refetch()} /> : null}
      <ol className={classes.history}>
        {history.data?.data.map(({ id, at, action, by, reason }) => (
          <li key={id}>
            <span className={classes.when}>
              <When at={at} />
            </span>
            <div>
              <p>{wordOf(action)}</p>
              <p className={classes.soft}>{by ?? t('brandReviews.programme')}</p>
              {reason ? <p>{reason}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
