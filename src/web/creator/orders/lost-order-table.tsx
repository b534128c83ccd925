import { IconReceiptOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LostOrder } from '../../api/order-types.ts';
import { useLostOrders } from '../../api/orders.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { When } from '../../kit/when.tsx';
import { OrderLink } from './order-link.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];

function lostColumns(t: Translate): Column<LostOrder>[] {
  return [
    {
      key: 'order',
      title: t('creator.orders.brand'),
      phone: 'title',
      grow: '30%',
      render: ({ id, brand }) => <OrderLink id={id} brand={brand.name} />,
    },
    {
      key: 'state',
      title: t('creator.orders.state'),
      phone: 'value',
      render: ({ state }) => <StateBadge kind="order" state={state} />,
    },
    { key: 'placed', title: t('creator.orders.placed'), render: ({ placedAt }) => <When at={placedAt} /> },
    {
      key: 'reasons',
      title: t('creator.orders.lostReason'),
      grow: '70%',
      // The list has the reasons in English only; the order's own page says them in the reader's language.
      render: ({ reasons }) => <span lang="en">{[...new Set(reasons)].join(' ')}</span>,
    },
    {
      key: 'why',
      title: '',
      align: 'end',
      phone: 'action',
      render: ({ id, brand }) => (
        <AnchorLink
          to="/creator/orders/$orderId"
          params={{ orderId: id }}
          fz="sm"
          aria-label={t('creator.orders.whyNot', { brand: brand.name })}
        >
          {t('creator.orders.why')}
        </AnchorLink>
      ),
    },
  ];
}

/** Orders with a touch of hers that somebody else earned, or nobody, and why. */
export function LostOrderTable() {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('creator.orders.lost')}
      list={useLostOrders()}
      columns={lostColumns(t)}
      rowKey={({ id }) => id}
      searchText={({ brand, reasons }) => `${brand.name} ${reasons.join(' ')}`}
      searchLabel={t('creator.orders.search')}
      empty={
        <EmptyState
          icon={IconReceiptOff}
          title={t('creator.orders.lostEmpty')}
          body={t('creator.orders.lostEmptyHint')}
        />
      }
    />
  );
}
