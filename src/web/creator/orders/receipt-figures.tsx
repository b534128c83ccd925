import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommissionDetail } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Money } from '../../kit/money.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { FiguresTable } from './figures-table.tsx';

/** Everything that entered the calculation, line by line. */
export function ReceiptFigures({ commission }: { commission: CommissionDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { receipt, earned, amount, orderId, lockAt, createdAt } = commission;
  const base = { amountMinor: receipt.baseMinor, currency: earned.currency };
  const rows: [string, ReactNode][] = [
    [t('creator.receipt.base'), <Money key="base" value={base} />],
    [t('creator.receipt.rate'), format.rate(receipt.rateBps)],
    [t('creator.receipt.rule'), byCode(t, 'creator.receipt.scope', receipt.rule.scope, receipt.rule.scope)],
    [t('creator.receipt.tier'), format.rate(receipt.tierBps)],
    [t('creator.receipt.boost'), format.rate(receipt.boostBps)],
    [t('creator.receipt.caps'), receipt.caps.join(', ') || t('creator.receipt.none')],
    [t('creator.commissions.earnedFirst'), <Money key="earned" value={earned} signed />],
    [t('creator.commissions.leftNow'), <Money key="amount" value={amount} signed />],
    [
      t(receipt.attribution.kind === 'code' ? 'creator.receipt.codeUsed' : 'creator.receipt.clicked'),
      format.programmeDay(receipt.attribution.at),
    ],
    [t('creator.commissions.made'), <When key="made" at={createdAt} />],
    ...(lockAt ? [[t('creator.commissions.locksOn'), format.programmeDay(lockAt)] satisfies [string, ReactNode]] : []),
    [t('creator.receipt.rounding'), t('creator.receipt.halfEven')],
    [t('creator.receipt.settings'), format.number(receipt.settingsVersion)],
    [
      t('creator.orders.order'),
      <Truncate key="order" mono>
        {orderId}
      </Truncate>,
    ],
  ];
  return <FiguresTable label={t('creator.commissions.figures')} rows={rows} />;
}
