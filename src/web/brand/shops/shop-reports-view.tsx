import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../brands/shops/schemas.ts';
import type { ShopReports } from '../../../orders/shop-reports/schemas.ts';
import { completeList } from '../../api/list.ts';
import { useShopReports } from '../../api/shops.ts';
import { byCode } from '../../i18n/by-code.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { When } from '../../kit/when.tsx';
import classes from './shops.module.css';

/** Of what is wrong with one report. */
const MOST_FIELDS = 5;

type Order = ShopReports['orders'][number];

/** The latest orders of a shop, and what could not be taken, with why. */
export function ShopReportsView({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const reports = useShopReports(shop.brandId, shop.id);
  const columns = useOrderColumns();
  if (reports.error && !reports.data)
    return (
      <div className={classes.state}>
        <ProblemAlert error={reports.error} retry={() => void reports.refetch()} />
      </div>
    );
  return (
    <>
      {reports.data && reports.data.refused.length > 0 ? <Refused refused={reports.data.refused} /> : null}
      <h3 className={classes.heading}>{t('shops.latest')}</h3>
      <DataTable<Order>
        label={`${t('shops.latest')}: ${shop.name}`}
        list={{ ...completeList(reports.data?.orders ?? []), rows: reports.data?.orders }}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconInbox} title={t('shops.nothingYet')} body={t('shops.nothingYetHint')} />}
      />
    </>
  );
}

function Refused({ refused }: { refused: ShopReports['refused'] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.refused}>
      <h3 className={classes.refusedTitle}>{t('shops.refused', { count: refused.length })}</h3>
      <p className={classes.plain}>{t('shops.refusedHint')}</p>
      <ul>
        {refused.map(({ id, deliveryId, topic, code, sentence, errors, at }) => (
          <li key={id}>
            <When at={at} /> · <code>{topic ?? deliveryId}</code> · {byCode(t, 'shops.code', code, sentence)}
            {errors.slice(0, MOST_FIELDS).map(({ path, message }) => (
              <div key={`${path} ${message}`} lang="en">
                <code>{path}</code> {message}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useOrderColumns(): Column<Order>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'order',
      title: t('shops.order'),
      phone: 'title',
      grow: '50%',
      render: ({ orderId }) => <Truncate>{orderId}</Truncate>,
    },
    { key: 'gmv', title: t('shops.value'), align: 'end', phone: 'value', render: ({ gmv }) => <Money value={gmv} /> },
    { key: 'state', title: t('shops.state'), render: ({ state }) => <StateBadge kind="order" state={state} /> },
    {
      key: 'creator',
      title: t('shops.byCreator'),
      grow: '50%',
      render: ({ creator, touch }) =>
        creator && touch ? <Truncate>{t(`shops.by.${touch}`, { name: creator.name })}</Truncate> : t('shops.by.nobody'),
    },
    { key: 'updated', title: t('shops.updated'), render: ({ updatedAt }) => <When at={updatedAt} /> },
  ];
}
