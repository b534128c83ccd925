import { useTranslation } from 'react-i18next';
import { useOrders } from '../../api/earnings.ts';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { OrderTable } from './order-table.tsx';

export function OrdersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('creator.orders.title')} lead={t('creator.orders.lead')}>
      <Section flush>
        <OrderTable orders={useOrders()} />
      </Section>
    </Page>
  );
}
