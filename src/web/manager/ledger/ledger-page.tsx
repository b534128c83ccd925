import { Skeleton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTrialBalance } from '../../api/programme.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { TrialBalanceTable } from './trial-balance-table.tsx';

/** The trial balance: one table a currency, each of which must sum to zero. */
export function LedgerPage() {
  const { t } = useTranslation();
  const trial = useTrialBalance();
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
    </Page>
  );
}
