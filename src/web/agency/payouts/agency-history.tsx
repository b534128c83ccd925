import { IconWallet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/list.ts';
import type { Payout } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { When } from '../../kit/when.tsx';
import type { PayoutOwner } from '../../payee/owner.ts';
import { PayoutNote } from '../../payee/payout-note.tsx';

/** The agency's payouts so far. */
export function AgencyHistory({ owner, agencyId }: { owner: PayoutOwner; agencyId: string }) {
  const { t } = useTranslation();
  const columns: Column<Payout>[] = [
    {
      key: 'made',
      title: t('payouts.agency.made'),
      phone: 'title',
      render: ({ id, createdAt }) => (
        <AnchorLink to="/agency/$agencyId/payouts/$payoutId" params={{ agencyId, payoutId: id }}>
          <When at={createdAt} as="date" />
        </AnchorLink>
      ),
    },
    {
      key: 'state',
      title: t('payouts.agency.state'),
      render: ({ state }) => <StateBadge kind="payout" state={state} />,
    },
    {
      key: 'why',
      title: t('payouts.history.why'),
      grow: '100%',
      render: ({ failure, reversed }) => <PayoutNote failure={failure} reversed={reversed} />,
    },
    {
      key: 'amount',
      title: t('payouts.detail.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} />,
    },
  ];
  return (
    <Section title={t('payouts.agency.history')} flush>
      <DataTable
        label={t('payouts.agency.history')}
        list={useList<Payout>(owner.payouts)}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconWallet} title={t('payouts.agency.empty')} body={t('payouts.agency.emptyHint')} />}
      />
    </Section>
  );
}
