import { useTranslation } from 'react-i18next';
import { useBrandHistory } from '../../api/brand-reviews.ts';
import { byCode } from '../../i18n/by-code.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { HistoryList } from '../history-list.tsx';

/** What happened to a brand, out of the audit trail. */
export function BrandHistory({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const history = useBrandHistory(brandId);
  const wordOf = (action: string) =>
    byCode(t, 'brandReviews.did', action.replace(/^brand\./, '').replace('.', '_'), action.replaceAll('_', ' '));
  return (
    <Section title={t('brandReviews.history')}>
      {history.error ? <ProblemAlert error={history.error} retry={() => void history.refetch()} /> : null}
      <HistoryList steps={(history.data?.data ?? []).map((step) => ({ ...step, words: wordOf(step.action) }))} />
    </Section>
  );
}
