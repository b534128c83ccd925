import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommissionDetail } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Money } from '../../kit/money.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { FiguresTable } from './figures-table.tsx';

type Row = [string, ReactNode];
type Parts = { t: ReturnType<typeof useTranslation>['t']; format: ReturnType<typeof useFormat> };

/** Everything that entered the calculation, line by line. */
export function ReceiptFigures({ commission }: { commission: CommissionDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { receipt, earned, amount, orderId, lockAt, createdAt, kind } = commission;
  const rows: Row[] = [
    ...(kind === 'fee' ? [] : payRows(commission, { t, format })),
    ...shareRows(commission, { t, format }),
    [t('creator.commissions.earnedFirst'), <Money key="earned" value={earned} signed />],
    [t('creator.commissions.leftNow'), <Money key="amount" value={amount} signed />],
    [
      byCode(t, 'receipts.receipt.source', receipt.attribution.kind, receipt.attribution.kind),
      format.programmeDay(receipt.attribution.at),
    ],
    [t('creator.commissions.made'), <When key="made" at={createdAt} />],
    ...(lockAt ? [[t('creator.commissions.locksOn'), format.programmeDay(lockAt)] satisfies Row] : []),
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

function payRows({ receipt, earned: { currency } }: CommissionDetail, { t, format }: Parts): Row[] {
  const { flat, rule, fx } = receipt;
  const scope = byCode(t, 'creator.receipt.scope', rule.scope, rule.scope);
  const tierName = receipt.tier ? byCode(t, 'receipts.receipt.tierName', receipt.tier, receipt.tier) : null;
  return [
    [t('creator.receipt.base'), <Money key="base" value={{ amountMinor: receipt.baseMinor, currency }} />],
    [
      t('creator.receipt.rate'),
      flat
        ? t('receipts.receipt.perPiece', { amount: format.money(flat), count: receipt.quantity })
        : format.rate(receipt.rateBps),
    ],
    [t('creator.receipt.rule'), t('receipts.receipt.ruleOf', { scope, version: rule.version })],
    [t('creator.receipt.tier'), tierName ? `${tierName}, ${format.rate(receipt.tierBps)}` : format.rate(0)],
    [
      t('creator.receipt.boost'),
      receipt.boosts.map(({ name, boostBps }) => `${name} ${format.rate(boostBps)}`.trim()).join(', ') ||
        t('creator.receipt.none'),
    ],
    [
      t('creator.receipt.caps'),
      receipt.caps
        .map(({ kind, limit, cutMinor }) =>
          t('receipts.receipt.cap', {
            cap: byCode(t, 'receipts.receipt.capName', kind, kind),
            limit: format.money(limit),
            cut: format.money({ amountMinor: cutMinor, currency }),
          }),
        )
        .join('; ') || t('creator.receipt.none'),
    ],
    ...(fx
      ? [
          [
            t('receipts.receipt.rates'),
            fx.missing.length > 0
              ? t('receipts.receipt.ratesMissing', { currencies: fx.missing.join(', ') })
              : `${Object.entries(fx.rates)
                  .map(([code, rate]) => `${rate} ${code}`)
                  .join(', ')} · ${fx.day ? format.day(fx.day) : ''} · ${fx.source}`,
          ] satisfies Row,
        ]
      : []),
  ];
}

function shareRows({ receipt, role, earned: { currency } }: CommissionDetail, { t, format }: Parts): Row[] {
  const gross = <Money key="gross" value={{ amountMinor: receipt.grossMinor, currency }} signed />;
  if (receipt.share && role !== 'creator')
    return [
      [t('receipts.receipt.gross'), gross],
      [t(`receipts.receipt.shareOf.${role}`), format.rate(receipt.share.shareBps)],
    ];
  if (!receipt.agency) return [];
  return [
    [t('receipts.receipt.gross'), gross],
    [t('receipts.receipt.shareOf.agency'), format.rate(receipt.agency.shareBps)],
  ];
}
