/** Where a rule applies, the most specific first. Source: product.md section 6. */
export const RULE_SCOPES = ['targeted', 'product', 'category', 'campaign', 'brand', 'programme'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

export interface CommissionRule {
  id: string;
  scope: RuleScope;
  /** Every key that is set must equal the line's. */
  match: { brandId?: string; sku?: string; category?: string; creatorId?: string };
  rateBps: number;
  createdAt: Date;
}

export interface RuleSubject {
  brandId: string;
  sku: string;
  category: string | null;
  creatorId: string;
}

/** The rule that counts for a line: the most specific scope, among equals the newest. */
export function pickRule(rules: CommissionRule[], subject: RuleSubject): CommissionRule | undefined {
  const fitting = rules.filter(({ match }) =>
    Object.entries(match).every(([key, value]) => subject[key as keyof RuleSubject] === value),
  );
  return fitting.toSorted(
    (left, right) =>
      RULE_SCOPES.indexOf(left.scope) - RULE_SCOPES.indexOf(right.scope) ||
      right.createdAt.getTime() - left.createdAt.getTime() ||
      (left.id < right.id ? 1 : -1),
  )[0];
}
