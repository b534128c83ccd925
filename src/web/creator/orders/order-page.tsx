import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExplainedOrder } from '../../api/order-types.ts';
import { useExplainedOrder } from '../../api/orders.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './commission.module.css';
import { OrderFigures, OrderRules } from './order-figures.tsx';
import { OrderTouches } from './order-touches.tsx';
import { earnerOf } from './say-touch.ts';

const route = getRouteApi('/creator/orders/$orderId');

/** Why she did, or did not, earn one order. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const { data: order, error, isPending, refetch } = useExplainedOrder(orderId);
  const title = order ? t(`creator.order.earnedBy.${earnerOf(order.touches)}`) : t('creator.order.title');
  return (
    <Page
      title={title}
      lead={order ? t('creator.order.lead', { brand: order.brand.name }) : null}
      back={{
        to: '/creator/orders',
        search: order?.outcome === 'lost' ? { outcome: 'lost' } : {},
        label: t('creator.commissions.allOrders'),
      }}
    >
      {error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={360} /> : null}
      {order ? <Explanation order={order} /> : null}
    </Page>
  );
}

function Explanation({ order }: { order: ExplainedOrder }) {
  const { t } = useTranslation();
  return (
    <div className={classes.columns}>
      <Section title={t('creator.order.touches')}>
        <OrderTouches order={order} />
      </Section>
      <div className={classes.stack}>
        <Section title={t('creator.order.figures')} flush>
          <OrderFigures order={order} />
          {order.outcome === 'lost' ? <p className={classes.note}>{t('creator.order.notYours')}</p> : null}
        </Section>
        <Section title={t('creator.order.rules')} flush>
          <OrderRules policy={order.policy} />
        </Section>
      </div>
    </div>
  );
}
