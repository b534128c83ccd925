import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ReversalRow, useReversals } from '../../api/payout-desk.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { When } from '../../kit/when.tsx';
import { HeldSection } from './held-section.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];

const columnsOf = (t: Translate): Column<ReversalRow>[] => [
  {
    key: 'payee',
    title: t('payoutDesk.reversals.payee'),
    phone: 'title',
    grow: '35%',
    render: ({ name }) => <Truncate>{name}</Truncate>,
  },
  {
    key: 'state',
    title: t('payoutDesk.reversals.state'),
    render: ({ state }) => <StateBadge kind="reversal" state={state} />,
  },
  {
    key: 'reason',
    title: t('payoutDesk.reversals.why'),
    grow: '65%',
    render: ({ reason, fromDashboard }) => (fromDashboard ? t('payoutDesk.reversals.dashboard') : reason),
  },
  {
    key: 'by',
    title: t('payoutDesk.reversals.by'),
    phone: 'hidden',
    render: ({ by, fromDashboard }) =>
      by ?? (fromDashboard ? t('payoutDesk.reversals.dashboard') : t('payoutDesk.reversals.programme')),
  },
  { key: 'at', title: t('payoutDesk.reversals.when'), render: ({ at }) => <When at={at} /> },
  {
    key: 'amount',
    title: t('payoutDesk.reversals.amount'),
    align: 'end',
    phone: 'value',
    render: ({ amount }) => <Money value={amount} />,
  },
];

/** Payouts that were taken back, with what became of each, and the payees who are held. */
export function ReversalsPage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('payoutDesk.reversals.title')}
      lead={t('payoutDesk.reversals.lead')}
      back={{ to: '/manager/payouts', label: t('manager.payouts.allPayouts') }}
    >
      <HeldSection />
      <Section title={t('payoutDesk.reversals.list')} flush>
        <DataTable
          label={t('payoutDesk.reversals.list')}
          list={useReversals()}
          columns={columnsOf(t)}
          rowKey={({ id }) => id}
          searchText={({ name, reason }) => `${name} ${reason}`}
          searchLabel={t('payoutDesk.reversals.search')}
          empty={
            <EmptyState
              icon={IconArrowBackUp}
              title={t('payoutDesk.reversals.none')}
              body={t('payoutDesk.reversals.noneHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}
