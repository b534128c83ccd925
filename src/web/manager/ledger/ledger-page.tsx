import { Skeleton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { useTrialBalance } from '../../api/programme.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { TrialBalanceTable } from './trial-balance-table.tsx';

const StatementSection = lazy(() => import('./statement-section.tsx'));

/** The trial balance: one table a currency, each of which must sum to zero. */
export function LedgerPage() {
  const { t } = useTranslation();
  const trial = useTrialBalance();
  const { now } = useMe().programme;
  return (
    <Page title={t('manager.ledger.title')} lead={t('manager.ledger.lead')}>
      {trial.error ? <ProblemAlert error={trial.error} retry={() => void trial.refetch()} /> : null}
      {trial.isPending ? <Skeleton height={320} /> : null}
      {trial.data?.data.length === 0 ? (
        <Section flush>
          <EmptyState icon={IconBook2} title={t('manager.ledger.empty')} body={t('manager.ledger.emptyHint')} />
        </Section>
      ) : null}
      {trial.data?.data.map((balance) => (
        <TrialBalanceTable key={balance.currency} balance={balance} />
      ))}
      {trial.data && trial.data.data.length > 0 ? (
        <Suspense fallback={<Skeleton height={200} />}>
          <StatementSection currencies={trial.data.data.map(({ currency }) => currency)} now={now} />
        </Suspense>
      ) : null}
    </Page>
  );
}
