import { Skeleton } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePayouts } from '../../api/payouts.ts';
import type { Payout } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { When } from '../../kit/when.tsx';
import { BankAlert } from '../../payee/bank-alert.tsx';
import { ownPayouts } from '../../payee/owner.ts';
import { PayoutNote } from '../../payee/payout-note.tsx';
import { StatementsSection } from '../../payee/statements-section.tsx';
import { TaxProfileSection } from '../../payee/tax-profile-section.tsx';
import { PayeeCard } from './payee-card.tsx';

const OwnMovements = lazy(() => import('./own-movements.tsx'));

function payoutColumns(t: ReturnType<typeof useTranslation>['t']): Column<Payout>[] {
  return [
    {
      key: 'made',
      title: t('creator.payouts.made'),
      phone: 'title',
      render: ({ id, createdAt }) => (
        <AnchorLink to="/creator/payouts/$payoutId" params={{ payoutId: id }}>
          <When at={createdAt} as="date" />
        </AnchorLink>
      ),
    },
    {
      key: 'state',
      title: t('creator.payouts.state'),
      render: ({ state }) => <StateBadge kind="payout" state={state} />,
    },
    {
      key: 'why',
      title: t('payouts.history.why'),
      grow: '60%',
      render: ({ failure, reversed }) => <PayoutNote failure={failure} reversed={reversed} />,
    },
    {
      key: 'sent',
      title: t('creator.payouts.sent'),
      render: ({ sentAt }) => (sentAt ? <When at={sentAt} /> : null),
    },
    {
      key: 'transfer',
      title: t('creator.payouts.transfer'),
      phone: 'hidden',
      render: ({ transferId }) => (transferId ? <Truncate mono>{transferId}</Truncate> : null),
    },
    {
      key: 'amount',
      title: t('creator.payouts.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} />,
    },
  ];
}

/** Where the money goes, and where it went. */
export function CreatorPayoutsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('creator.payouts.title')}>
      <BankAlert owner={ownPayouts} />
      <PayeeCard />
      <Section title={t('creator.payouts.history')} flush>
        <DataTable
          label={t('creator.payouts.history')}
          list={usePayouts()}
          columns={payoutColumns(t)}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={IconWallet} title={t('creator.payouts.empty')} body={t('creator.payouts.emptyHint')} />
          }
        />
      </Section>
      <StatementsSection owner={ownPayouts} />
      <Suspense fallback={<Skeleton height={240} />}>
        <OwnMovements />
      </Suspense>
      <TaxProfileSection owner={ownPayouts} />
    </Page>
  );
}
