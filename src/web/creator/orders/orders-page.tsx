import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrders } from '../../api/orders.ts';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { LostOrderTable } from './lost-order-table.tsx';
import { OrderTable } from './order-table.tsx';

const route = getRouteApi('/creator/orders');

/** Orders that she earned, or, with `?outcome=lost`, those that she took part in and did not earn. */
export function OrdersPage() {
  const { t } = useTranslation();
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (tab: string | null) =>
    void navigate({ search: { outcome: tab === 'lost' ? 'lost' : undefined }, replace: true });
  return (
    <Page
      title={t('creator.orders.title')}
      lead={t(outcome === 'lost' ? 'creator.orders.lostLead' : 'creator.orders.lead')}
    >
      <Section flush>
        <Tabs value={outcome ?? 'won'} onChange={show} keepMounted={false}>
          <Tabs.List px="sm" aria-label={t('creator.orders.tabs')}>
            <Tabs.Tab value="won">{t('creator.orders.won')}</Tabs.Tab>
            <Tabs.Tab value="lost">{t('creator.orders.lost')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="won">
            <EarnedOrders />
          </Tabs.Panel>
          <Tabs.Panel value="lost">
            <LostOrderTable />
          </Tabs.Panel>
        </Tabs>
      </Section>
    </Page>
  );
}

function EarnedOrders() {
  return <OrderTable orders={useOrders()} />;
}
