import { Skeleton } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PayoutDetail as Detail, PayoutLine } from '../../payouts/schemas.ts';
import { get } from '../api/client.ts';
import { completeList, useList } from '../api/list.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Money } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { StateBadge } from '../kit/state-badge.tsx';
import { Truncate } from '../kit/truncate.tsx';
import { TwoLines } from '../kit/two-lines.tsx';
import { useFormat } from '../kit/use-format.ts';
import { When } from '../kit/when.tsx';
import type { PayoutOwner } from './owner.ts';
import { PayoutNote } from './payout-note.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];
interface Part {
  key: string;
  name: string;
  amount: Detail['amount'];
}

const partColumns = (t: Translate): Column<Part>[] => [
  { key: 'name', title: t('payouts.detail.what'), phone: 'title', grow: '100%', render: ({ name }) => name },
  {
    key: 'amount',
    title: t('payouts.detail.amount'),
    align: 'end',
    phone: 'value',
    render: ({ amount }) => <Money value={amount} signed />,
  },
];

const lineColumns = (t: Translate): Column<PayoutLine>[] => [
  {
    key: 'order',
    title: t('payouts.detail.order'),
    phone: 'title',
    grow: '60%',
    render: ({ orderId, lineId, brand }) => (
      <TwoLines first={brand.name} second={<Truncate mono>{`${orderId} · ${lineId}`}</Truncate>} />
    ),
  },
  {
    key: 'placed',
    title: t('payouts.detail.placed'),
    render: ({ placedAt }) => <When at={placedAt} as="date" />,
  },
  {
    key: 'base',
    title: t('payouts.detail.base'),
    align: 'end',
    phone: 'hidden',
    render: ({ base }) => <Money value={base} />,
  },
  {
    key: 'amount',
    title: t('payouts.detail.amount'),
    align: 'end',
    phone: 'value',
    render: ({ amount }) => <Money value={amount} signed />,
  },
];

interface PayoutDetailProps {
  owner: PayoutOwner;
  id: string;
  back: { to: LinkProps['to']; params?: LinkProps['params'] };
}

/** One payout down to its order lines. */
export function PayoutDetail({ owner, id, back }: PayoutDetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = `${owner.payouts}/${id}`;
  const payout = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Detail>(path, signal) });
  const lines = useList<PayoutLine>(`${path}/lines`);
  const day = payout.data ? format.dateAndTime(payout.data.sentAt ?? payout.data.createdAt) : '';
  return (
    <Page
      title={payout.data ? t('payouts.detail.title', { day }) : t('payouts.detail.untitled')}
      back={{ ...back, label: t('payouts.detail.back') }}
      actions={payout.data ? <StateBadge kind="payout" state={payout.data.state} /> : null}
    >
      {payout.error ? <ProblemAlert error={payout.error} retry={() => void payout.refetch()} /> : null}
      {payout.isPending ? <Skeleton height={140} /> : null}
      {payout.data ? <Parts payout={payout.data} /> : null}
      <Section title={t('payouts.detail.lines')} flush>
        <DataTable
          label={t('payouts.detail.lines')}
          list={lines}
          columns={lineColumns(t)}
          rowKey={({ commissionId }) => commissionId}
          searchText={({ orderId, brand }) => `${orderId} ${brand.name}`}
          empty={
            payout.data?.state === 'sent' ? (
              <EmptyState
                icon={IconReceipt}
                title={t('payouts.detail.noneSold')}
                body={t('payouts.detail.noneSoldHint')}
              />
            ) : (
              <EmptyState
                icon={IconReceipt}
                title={t('payouts.detail.noLines')}
                body={t('payouts.detail.noLinesHint')}
              />
            )
          }
        />
      </Section>
    </Page>
  );
}

function Parts({ payout }: { payout: Detail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts: Part[] = payout.parts.map(({ brand, kind, count, amount }) => ({
    key: `${brand.id}${kind}`,
    name: `${brand.name}: ${t(`payouts.detail.kind.${kind}`)} (${format.number(count)})`,
    amount,
  }));
  if (payout.other.amountMinor !== 0)
    parts.push({ key: 'other', name: t('payouts.detail.other'), amount: payout.other });
  return (
    <Section title={t('payouts.detail.parts')} aside={<Money value={payout.amount} />} flush>
      <PayoutNote failure={payout.failure} reversed={payout.reversed} />
      <DataTable
        label={t('payouts.detail.parts')}
        list={completeList(parts)}
        columns={partColumns(t)}
        rowKey={({ key }) => key}
        empty={
          <EmptyState icon={IconReceipt} title={t('payouts.detail.noParts')} body={t('payouts.detail.noLinesHint')} />
        }
      />
    </Section>
  );
}
