import { Skeleton } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRun, useRunPayouts } from '../../api/payouts.ts';
import type { Run, RunPayout } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money, MoneyList } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { PayoutNote } from '../../payee/payout-note.tsx';
import { RunControls } from './run-controls.tsx';
import { RunNotice, UnclearNotice } from './run-notice.tsx';
import { RunProgress } from './run-progress.tsx';
import { TakeBack } from './take-back.tsx';

const route = getRouteApi('/manager/payouts/$runId');

function payoutColumns(
  t: ReturnType<typeof useTranslation>['t'],
  format: ReturnType<typeof useFormat>,
  runId: string,
): Column<RunPayout>[] {
  return [
    {
      key: 'payee',
      title: t('manager.payouts.payee'),
      phone: 'title',
      grow: '45%',
      render: ({ name }) => <Truncate>{name}</Truncate>,
    },
    {
      key: 'state',
      title: t('manager.payouts.state'),
      render: ({ state, sentence }) => (
        <StateBadge kind="payout" state={state} {...(state === 'failed' ? { sentence } : {})} />
      ),
    },
    {
      key: 'failure',
      title: t('manager.payouts.failureAndTodo'),
      grow: '55%',
      render: (payout) => <PayoutWords payout={payout} format={format} />,
    },
    {
      key: 'transfer',
      title: t('manager.payouts.transfer'),
      phone: 'hidden',
      render: ({ transferId }) => (transferId ? <Truncate mono>{transferId}</Truncate> : null),
    },
    {
      key: 'takeBack',
      title: '',
      phone: 'action',
      render: (payout) =>
        payout.state === 'sent' && payout.reversed.amountMinor < payout.amount.amountMinor ? (
          <TakeBack payout={payout} runId={runId} />
        ) : null,
    },
    {
      key: 'amount',
      title: t('manager.payouts.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} />,
    },
  ];
}

/** Why a payout failed, what came back of it, or what it waits for. */
function PayoutWords({ payout, format }: { payout: RunPayout; format: ReturnType<typeof useFormat> }) {
  const { t } = useTranslation();
  const { failure, reversed, unclearUntil } = payout;
  if (failure || !unclearUntil) return <PayoutNote failure={failure} reversed={reversed} />;
  return (
    <TwoLines
      first={t('payoutDesk.unclear.first')}
      second={t('payoutDesk.unclear.second', { until: format.dateAndTime(unclearUntil) })}
    />
  );
}

/** One payout run, live until it has finished. */
export function PayoutRunPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { runId } = route.useParams();
  const run = useRun(runId);
  return (
    <Page
      title={
        run.data
          ? t('manager.payouts.runOf', { date: format.dateAndTime(run.data.createdAt) })
          : t('manager.payouts.run')
      }
      back={{ to: '/manager/payouts', label: t('manager.payouts.allPayouts') }}
      actions={run.data ? <RunControls run={run.data} /> : null}
    >
      {run.error ? <ProblemAlert error={run.error} retry={() => void run.refetch()} /> : null}
      {run.isPending ? <Skeleton height={140} /> : null}
      {run.data ? <RunBody run={run.data} /> : null}
    </Page>
  );
}

function RunBody({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const payouts = useRunPayouts(run.id, run.state);
  return (
    <>
      <RunNotice run={run} />
      <UnclearNotice run={run} />
      <RunProgress run={run} />
      <Section title={t('manager.payouts.payoutsOfRun')} aside={<MoneyList values={run.totals} />} flush>
        <DataTable
          label={t('manager.payouts.payoutsOfRun')}
          list={payouts}
          columns={payoutColumns(t, format, run.id)}
          rowKey={({ id }) => id}
          searchText={({ name, transferId }) => `${name} ${transferId ?? ''}`}
          searchLabel={t('manager.payouts.searchPayees')}
          empty={
            <EmptyState icon={IconCash} title={t('manager.payouts.nobody')} body={t('manager.payouts.nobodyHint')} />
          }
        />
      </Section>
    </>
  );
}
