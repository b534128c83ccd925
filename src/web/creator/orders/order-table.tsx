import { IconReceipt2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '../../api/list.ts';
import type { Order } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { When } from '../../kit/when.tsx';
import { MakeLink } from '../make-link/make-link.tsx';
import { OrderLink } from './order-link.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];

/** To the receipt, or to the list of receipts when the order has several lines. */
function Why({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [only, ...others] = order.commissionIds;
  if (!only) return null;
  const label = t('creator.orders.whyOf', { order: order.externalId });
  const words = { children: t('creator.orders.why'), fz: 'sm', 'aria-label': label } as const;
  if (others.length > 0) {
    return <AnchorLink to="/creator/commissions" search={{ ids: order.commissionIds.join(',') }} {...words} />;
  }
  return <AnchorLink to="/creator/commissions/$commissionId" params={{ commissionId: only }} {...words} />;
}

function CommissionBadge({ order }: { order: Order }) {
  const { t } = useTranslation();
  if (order.commissionState) return <StateBadge kind="commission" state={order.commissionState} />;
  return t('creator.orders.earnsNothing');
}

function orderColumns(t: Translate): Column<Order>[] {
  return [
    {
      key: 'order',
      title: t('creator.orders.order'),
      phone: 'title',
      grow: '100%',
      render: ({ id, brand, externalId }) => (
        <TwoLines first={<OrderLink id={id} brand={brand.name} />} second={<Truncate>{externalId}</Truncate>} />
      ),
    },
    { key: 'placed', title: t('creator.orders.placed'), render: (order) => <When at={order.placedAt} /> },
    {
      key: 'touch',
      title: t('creator.orders.touch'),
      phone: 'hidden',
      render: ({ touch }) => t(touch.kind === 'code' ? 'creator.orders.byCode' : 'creator.orders.byClick'),
    },
    {
      key: 'state',
      title: t('creator.orders.state'),
      phone: 'hidden',
      render: (order) => <StateBadge kind="order" state={order.state} />,
    },
    {
      key: 'net',
      title: t('creator.orders.net'),
      align: 'end',
      phone: 'hidden',
      render: (order) => <Money value={order.net} />,
    },
    {
      key: 'commissionState',
      title: t('creator.orders.commissionState'),
      render: (order) => <CommissionBadge order={order} />,
    },
    {
      key: 'commission',
      title: t('creator.orders.commission'),
      align: 'end',
      phone: 'value',
      render: (order) => <Money value={order.commission} struck={order.commissionState === 'reversed'} />,
    },
    { key: 'why', title: '', align: 'end', phone: 'action', render: (order) => <Why order={order} /> },
  ];
}

const glanceColumns = new Set(['order', 'placed', 'commissionState', 'commission', 'why']);

interface OrderTableProps {
  orders: ListQuery<Order>;
  /** A few rows and the columns that matter most. */
  glance?: number;
}

export function OrderTable({ orders, glance }: OrderTableProps) {
  const { t } = useTranslation();
  const columns = orderColumns(t);
  return (
    <DataTable
      label={t('creator.orders.title')}
      list={orders}
      columns={glance ? columns.filter(({ key }) => glanceColumns.has(key)) : columns}
      rowKey={(order) => order.id}
      searchText={(order) => `${order.externalId} ${order.brand.name}`}
      searchLabel={t('creator.orders.search')}
      {...(glance ? { glance } : {})}
      empty={
        <EmptyState
          icon={IconReceipt2}
          title={t('creator.orders.empty')}
          body={t('creator.orders.emptyHint')}
          action={<MakeLink as="button" />}
        />
      }
    />
  );
}
