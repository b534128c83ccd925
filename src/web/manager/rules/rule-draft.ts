import type { RuleInput, RuleView } from '../../api/rules.ts';

/** A rule as it is typed. */
export interface RuleDraft {
  scope: RuleInput['scope'];
  name: string;
  brandId: string | null;
  creatorId: string;
  category: string;
  skus: string;
  campaignId: string;
  kind: 'rate' | 'flat';
  percent: string;
  amount: string;
  currency: string;
  from: string;
  until: string;
}

export const EMPTY_DRAFT: RuleDraft = {
  scope: 'brand',
  name: '',
  brandId: null,
  creatorId: '',
  category: '',
  skus: '',
  campaignId: '',
  kind: 'rate',
  percent: '',
  amount: '',
  currency: 'EUR',
  from: '',
  until: '',
};

const digitsOf = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** The next version begins as the one before, but for what it pays. */
export function draftOf({ scope, name, brand, creator, category, skus, campaignId, pay }: RuleView): RuleDraft {
  return {
    ...EMPTY_DRAFT,
    scope,
    name,
    brandId: brand?.id ?? null,
    creatorId: creator?.id ?? '',
    category: category ?? '',
    skus: skus.join(', '),
    campaignId: campaignId ?? '',
    ...(pay.kind === 'flat'
      ? { kind: 'flat', amount: String(pay.amountMinor / 10 ** digitsOf(pay.currency)), currency: pay.currency }
      : { kind: 'rate', percent: String((pay.kind === 'rate' ? pay.rateBps : pay.boostBps) / 100) }),
  };
}

/** What is sent; what is wrong with it the server says, field by field. */
export function ruleOf(draft: RuleDraft, supersedes: string | null): RuleInput {
  const skus = draft.skus
    .split(',')
    .map((sku) => sku.trim())
    .filter(Boolean);
  return {
    scope: draft.scope,
    name: draft.name,
    match: {
      ...(draft.brandId ? { brandId: draft.brandId } : {}),
      ...(draft.creatorId.trim() ? { creatorId: draft.creatorId.trim() } : {}),
      ...(draft.category.trim() ? { category: draft.category.trim() } : {}),
      ...(skus.length > 0 ? { skus } : {}),
    },
    pay: payOf(draft),
    ...(draft.from ? { from: `${draft.from}T00:00:00Z` } : {}),
    until: draft.until ? `${draft.until}T00:00:00Z` : null,
    campaignId: draft.campaignId.trim() || null,
    supersedes,
  };
}

/** As it is typed here or there: 12.5 or 12,5. What is no number is left to the server. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

function payOf({ scope, kind, percent, amount, currency }: RuleDraft): RuleInput['pay'] {
  const bps = Math.round(numberOf(percent) * 100);
  if (scope === 'boost') return { kind: 'boost', boostBps: bps };
  if (kind === 'rate') return { kind: 'rate', rateBps: bps };
  return { kind: 'flat', amountMinor: Math.round(numberOf(amount) * 10 ** digitsOf(currency)), currency };
}
