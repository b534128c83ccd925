import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedOrder } from '../../api/order-types.ts';
import { Money } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { FiguresTable } from './figures-table.tsx';

type Row = [string, ReactNode];

/** To the receipt, or to the list of receipts; the list shows 50 at most. */
function Receipts({ commissionIds }: { commissionIds: string[] }) {
  const { t } = useTranslation();
  const [only, ...others] = commissionIds.slice(0, 50);
  if (!only) return t('creator.orders.earnsNothing');
  const words = t('creator.order.receiptCount', { count: others.length + 1 });
  if (others.length === 0) {
    return (
      <AnchorLink to="/creator/commissions/$commissionId" params={{ commissionId: only }}>
        {words}
      </AnchorLink>
    );
  }
  return (
    <AnchorLink to="/creator/commissions" search={{ ids: [only, ...others].join(',') }}>
      {words}
    </AnchorLink>
  );
}

/** State and, for whoever earned it, money. */
export function OrderFigures({ order }: { order: ExplainedOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { externalId, net, commission, commissionIds, state, placedAt, outcome } = order;
  const rows: Row[] = [
    [t('creator.commissions.state'), <StateBadge key="state" kind="order" state={state} />],
    [t('creator.orders.placed'), format.dateAndTime(placedAt)],
  ];
  if (externalId) rows.push([t('creator.order.number'), <Truncate key="number">{externalId}</Truncate>]);
  if (net) rows.push([t('creator.orders.net'), <Money key="net" value={net} />]);
  if (commission) rows.push([t('creator.orders.commission'), <Money key="commission" value={commission} signed />]);
  if (outcome === 'won') {
    rows.push([t('creator.order.receipts'), <Receipts key="receipts" commissionIds={commissionIds} />]);
  }
  return <FiguresTable label={t('creator.order.figures')} rows={rows} />;
}

/** The attribution policy that the order was decided by. */
export function OrderRules({ policy }: { policy: ExplainedOrder['policy'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { windowDays, codesWin, settingsVersion, brandVersion } = policy;
  const rows: Row[] = [];
  if (windowDays !== null) rows.push([t('creator.order.window'), t('creator.order.days', { count: windowDays })]);
  if (codesWin !== null) {
    rows.push([t('creator.order.codesWin'), t(codesWin ? 'creator.order.codeFirst' : 'creator.order.lastFirst')]);
  }
  rows.push([t('creator.order.settings'), format.number(settingsVersion)]);
  if (brandVersion !== null) rows.push([t('creator.order.brandRules'), format.number(brandVersion)]);
  return <FiguresTable label={t('creator.order.rules')} rows={rows} />;
}
