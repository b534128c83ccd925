import type { useTranslation } from 'react-i18next';
import type { RuleView } from '../../api/rules.ts';
import type { useFormat } from '../../kit/use-format.ts';

type Translate = ReturnType<typeof useTranslation>['t'];
type Format = ReturnType<typeof useFormat>;

/** Its name, or else its scope. */
export const ruleTitle = (rule: RuleView, t: Translate): string => rule.name || t(`rules.scope.${rule.scope}`);

/** What it is for: brand, creator, category, products. */
export function ruleAbout({ brand, creator, category, skus }: RuleView, t: Translate): string {
  const parts = [
    brand?.name ?? brand?.id,
    creator ? creator.name || creator.id : null,
    category,
    skus.length === 1 ? skus[0] : skus.length > 1 ? t('rules.skus', { count: skus.length }) : null,
  ];
  return parts.filter(Boolean).join(' · ') || t('rules.everything');
}

export function rulePays({ pay }: RuleView, t: Translate, format: Format): string {
  if (pay.kind === 'rate') return format.rate(pay.rateBps);
  if (pay.kind === 'boost') return t('rules.pays.boost', { rate: format.rate(pay.boostBps) });
  return t('rules.pays.perPiece', { amount: format.money(pay) });
}

export function rulePeriod({ from, until, endedAt }: RuleView, t: Translate, format: Format): string {
  const end = endedAt ?? until;
  if (!end) return t('rules.since', { from: format.programmeDay(from) });
  return t('rules.period', { from: format.programmeDay(from), until: format.programmeDay(end) });
}

/** What of it counts for whom, beside its period. */
export function ruleProtection(
  { state, protectedUntil, delayedUntil }: RuleView,
  t: Translate,
  format: Format,
): string | null {
  if (state === 'lingers' && protectedUntil)
    return t('rules.protectedUntil', { date: format.programmeDay(protectedUntil) });
  if (state !== 'over' && delayedUntil) return t('rules.delayedUntil', { date: format.programmeDay(delayedUntil) });
  return null;
}
