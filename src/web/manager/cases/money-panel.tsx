import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { Money, MoneyList } from '../../kit/money.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';

/** What is at stake, what is held of it, and how it is weighed. */
export function MoneyPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={classes.figures}>
      <dt>{t('trust.atStake')}</dt>
      <dd>{view.atStake.length > 0 ? <MoneyList values={view.atStake} /> : '—'}</dd>
      <dt>{t('trust.held')}</dt>
      <dd>
        {view.held.commissions > 0 ? (
          <>
            <MoneyList values={view.held.amounts} />
            <div className={classes.soft}>{t('trust.commissions', { count: view.held.commissions })}</div>
          </>
        ) : (
          t('trust.heldNone')
        )}
      </dd>
      <dt>{t('trust.likelihood')}</dt>
      <dd>{format.rate(Math.round(view.likelihood * 100) * 100)}</dd>
      <dt>{t('trust.risk')}</dt>
      <dd>
        <Money value={view.risk} />
      </dd>
    </dl>
  );
}
