import { IconReceipt2 } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommissions, useCommissionsOf } from '../../api/earnings.ts';
import type { Commission } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { When } from '../../kit/when.tsx';
import { CommissionState } from './commission-state.tsx';

const route = getRouteApi('/creator/commissions');

function commissionColumns(t: ReturnType<typeof useTranslation>['t']): Column<Commission>[] {
  return [
    {
      key: 'brand',
      title: t('creator.orders.brand'),
      phone: 'title',
      grow: '100%',
      render: ({ id, brand }) => (
        <AnchorLink to="/creator/commissions/$commissionId" params={{ commissionId: id }}>
          <Truncate>{brand.name}</Truncate>
        </AnchorLink>
      ),
    },
    {
      key: 'kind',
      title: t('creator.commissions.kind'),
      render: ({ kind, role }) => (role === 'referrer' ? t('receipts.kind.referral') : t(`receipts.kind.${kind}`)),
    },
    { key: 'made', title: t('creator.commissions.made'), render: ({ createdAt }) => <When at={createdAt} /> },
    {
      key: 'state',
      title: t('creator.commissions.state'),
      render: (commission) => <CommissionState commission={commission} />,
    },
    {
      key: 'amount',
      title: t('creator.commissions.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} signed />,
    },
  ];
}

/** All commissions, or, with `?ids=`, those of one order. */
export function CommissionsPage() {
  const { t } = useTranslation();
  const { ids } = route.useSearch();
  const all = useCommissions(ids === undefined);
  const ofOrder = useCommissionsOf(ids?.split(',').slice(0, 50) ?? []);
  return (
    <Page
      title={ids ? t('creator.commissions.ofOrder') : t('creator.commissions.title')}
      lead={t('creator.commissions.lead')}
      back={{ to: '/creator/orders', label: t('creator.commissions.allOrders') }}
    >
      <Section flush>
        <DataTable
          label={t('creator.commissions.title')}
          list={ids ? ofOrder : all}
          columns={commissionColumns(t)}
          rowKey={({ id }) => id}
          {...(ids ? {} : { searchText: ({ brand }: Commission) => brand.name })}
          searchLabel={t('creator.commissions.search')}
          empty={
            <EmptyState
              icon={IconReceipt2}
              title={t('creator.commissions.empty')}
              body={t('creator.commissions.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}
