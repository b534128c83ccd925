import type { TFunction } from 'i18next';
import type { CommissionDetail } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import type { useFormat } from '../../kit/use-format.ts';

type Format = ReturnType<typeof useFormat>;

function howItCame({ receipt, brand, earned }: CommissionDetail, t: TFunction, format: Format): string[] {
  const base = { amountMinor: receipt.baseMinor, currency: earned.currency };
  const rule = byCode(t, 'creator.receipt.scope', receipt.rule.scope, receipt.rule.scope);
  return [
    receipt.attribution.kind === 'code'
      ? t('creator.explain.byCode')
      : t('creator.explain.byClick', { date: format.programmeDay(receipt.attribution.at) }),
    t('creator.explain.worth', { base: format.money(base) }),
    t('creator.explain.rate', {
      rate: format.rate(receipt.rateBps),
      rule,
      brand: brand.name,
      earned: format.money(earned),
    }),
  ];
}

function howItStands(commission: CommissionDetail, t: TFunction, format: Format): string {
  const { state, lockAt, receipt } = commission;
  if (state !== 'pending' || !lockAt) return t(`creator.explain.state.${state}`);
  return t('creator.explain.locks', { date: format.programmeDay(lockAt), days: receipt.lock.returnWindowDays });
}

/**
 * The receipt in sentences. The API explains in English, and there its very words are shown; in other languages the
 * same sentences are made here from the same receipt.
 */
export function explainCommission(commission: CommissionDetail, t: TFunction, format: Format): string[] {
  if (format.language === 'en') return commission.explanation;
  const { kind, amount, earned, reversal } = commission;
  const why = reversal ? [byCode(t, 'creator.reversal', reversal.reason, reversal.sentence)] : [];
  if (kind === 'clawback') {
    return [t('creator.explain.corrects', { amount: format.money(amount) }), ...why, t('creator.explain.nets')];
  }
  const stands =
    amount.amountMinor === earned.amountMinor ? [] : [t('creator.explain.stands', { amount: format.money(amount) })];
  return [...howItCame(commission, t, format), ...stands, ...why, howItStands(commission, t, format)];
}
