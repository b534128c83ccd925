import { Button, Skeleton } from '@mantine/core';
import { IconChecks, IconScale } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReconciliationView } from '../../../payouts/reconciliation/schemas.ts';
import { get, post } from '../../api/client.ts';
import { completeList } from '../../api/list.ts';
import { useMutation } from '../../api/use-change.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { OverdueSection } from './overdue-section.tsx';
import { TaxReports } from './tax-reports.tsx';

const path = '/v1/reconciliations';
type Difference = ReconciliationView['differences'][number];
type Translate = ReturnType<typeof useTranslation>['t'];

/** Where the ledger and Stripe differ, and what each difference needs. */
export function ReconciliationPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const list = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<{ data: ReconciliationView[] }>(path, signal),
  });
  const compare = useMutation({
    mutationFn: () => post<ReconciliationView>(path),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [path] }),
  });
  const [latest, ...earlier] = list.data?.data ?? [];
  return (
    <Page
      title={t('payoutRuns.reconciliation.title')}
      lead={t('payoutRuns.reconciliation.lead')}
      back={{ to: '/manager/payouts', label: t('manager.payouts.allPayouts') }}
      actions={
        <Button onClick={() => compare.mutate()} loading={compare.isPending}>
          {t('payoutRuns.reconciliation.now')}
        </Button>
      }
    >
      {compare.error ? <ProblemAlert error={compare.error} /> : null}
      {list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton height={160} /> : null}
      {list.data && !latest ? (
        <EmptyState
          icon={IconScale}
          title={t('payoutRuns.reconciliation.none')}
          body={t('payoutRuns.reconciliation.noneHint')}
        />
      ) : null}
      {latest ? <Latest latest={latest} /> : null}
      {earlier.length > 0 ? <Earlier rows={earlier} /> : null}
      <OverdueSection />
      <TaxReports />
    </Page>
  );
}

function differenceColumns(t: Translate): Column<Difference>[] {
  return [
    {
      key: 'what',
      title: t('payoutRuns.reconciliation.difference'),
      phone: 'title',
      grow: '45%',
      render: ({ kind, ref }) => (
        <TwoLines first={t(`payoutRuns.difference.${kind}.what`)} second={<Truncate mono>{ref}</Truncate>} />
      ),
    },
    {
      key: 'needs',
      title: t('payoutRuns.reconciliation.needs'),
      grow: '55%',
      render: ({ kind }) => t(`payoutRuns.difference.${kind}.needs`),
    },
    {
      key: 'expected',
      title: t('payoutRuns.reconciliation.expected'),
      align: 'end',
      render: ({ expected }) => (expected ? <Money value={expected} /> : null),
    },
    {
      key: 'amount',
      title: t('payoutRuns.reconciliation.found'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} />,
    },
  ];
}

function Latest({ latest }: { latest: ReconciliationView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { compared, differences, at } = latest;
  return (
    <Section
      title={
        differences.length === 0
          ? t('payoutRuns.reconciliation.agrees')
          : t('payoutRuns.reconciliation.differs', { count: latest.differenceCount })
      }
      aside={<When at={at} />}
      flush
    >
      <DataTable
        label={t('payoutRuns.reconciliation.title')}
        list={completeList(differences)}
        columns={differenceColumns(t)}
        rowKey={({ kind, ref }) => `${kind}${ref}`}
        searchText={({ ref, kind }) => `${ref} ${t(`payoutRuns.difference.${kind}.what`)}`}
        empty={
          <EmptyState
            icon={IconChecks}
            title={t('payoutRuns.reconciliation.nothing')}
            body={t('payoutRuns.reconciliation.compared', {
              transfers: format.number(compared.transfers),
              payouts: format.number(compared.payouts),
              movements: format.number(compared.balanceTransactions),
            })}
          />
        }
      />
    </Section>
  );
}

function Earlier({ rows }: { rows: ReconciliationView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<ReconciliationView>[] = [
    {
      key: 'at',
      title: t('payoutRuns.reconciliation.when'),
      phone: 'title',
      grow: '100%',
      render: ({ at }) => format.dateAndTime(at),
    },
    {
      key: 'count',
      title: t('payoutRuns.reconciliation.differences'),
      align: 'end',
      phone: 'value',
      render: ({ differenceCount }) => format.number(differenceCount),
    },
  ];
  return (
    <Section title={t('payoutRuns.reconciliation.earlier')} flush>
      <DataTable
        label={t('payoutRuns.reconciliation.earlier')}
        list={completeList(rows)}
        columns={columns}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Section>
  );
}
