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
import { sayTouch } from './say-touch.ts';

type Translate = ReturnType<typeof useTranslation>['t'];

function lostColumns(t: Translate, language: string): Column<LostOrder>[] {
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
      render: (order) => sayReasons(order, t, language),
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

const sayReasons = ({ touches }: LostOrder, t: Translate, language: string): string =>
  [...new Set(touches.map((touch) => sayTouch(touch, t, language)))].join(' ');

/** Orders with a touch of hers that somebody else earned, or nobody, and why. */
export function LostOrderTable() {
  const { t, i18n } = useTranslation();
  return (
    <DataTable
      label={t('creator.orders.lost')}
      list={useLostOrders()}
      columns={lostColumns(t, i18n.language)}
      rowKey={({ id }) => id}
      searchText={(order) => `${order.brand.name} ${sayReasons(order, t, i18n.language)}`}
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
