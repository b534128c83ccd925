import type { Money } from '../kit/money.ts';

/** Where a rule applies, the most specific first. Source: product.md section 6. */
export const RULE_SCOPES = ['targeted', 'product', 'category', 'campaign', 'brand', 'programme'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

/** What a rule pays: a share of the line, an amount for each piece, or basis points on top of whatever else pays. */
export type Pay =
  | { kind: 'rate'; rateBps: number }
  | { kind: 'flat'; amountMinor: number; currency: string }
  | { kind: 'boost'; boostBps: number };

/** Every key that is set must fit the line. */
export interface RuleMatch {
  brandId?: string;
  creatorId?: string;
  category?: string;
  skus?: string[];
}

/** What counts for those who promoted before the one instant until the other. */
export interface Protection {
  promotingBefore: Date;
  until: Date;
}

export interface CommissionRule {
  id: string;
  /** The first version's id. */
  seriesId: string;
  version: number;
  name: string;
  scope: RuleScope | 'boost';
  match: RuleMatch;
  pay: Pay;
  from: Date;
  /** Its period's end, known from the beginning; null: none. */
  until: Date | null;
  /** When a manager ended it or put another version in its place. */
  endedAt: Date | null;
  /** It pays less than what was there: those who promoted already get it later. */
  delays: Protection[];
  /** It was ended, and paid more than what came: those who promoted already keep it for a time. */
  lingers: Protection | null;
  campaignId: string | null;
  /** How much all commissions under it may come to. */
  budget: Money | null;
  createdAt: Date;
}

export interface RuleSubject {
  brandId: string;
  sku: string;
  category: string | null;
  creatorId: string;
  /** When the order was placed. */
  at: Date;
  /** When the creator first promoted the brand; null: not before this. */
  promotingSince: Date | null;
}

/** The rule that counts for a line: the most specific scope, among equals the newest. What they pay is never compared. */
export function pickRule(rules: CommissionRule[], subject: RuleSubject): CommissionRule | undefined {
  const fitting = rules.filter((rule) => rule.scope !== 'boost' && fits(rule.match, subject) && inForce(rule, subject));
  return fitting.toSorted(
    (left, right) =>
      rankOf(left) - rankOf(right) ||
      right.createdAt.getTime() - left.createdAt.getTime() ||
      (left.id < right.id ? 1 : -1),
  )[0];
}

/** Every boost that counts for a line; they add up. */
export const boostsFor = (rules: CommissionRule[], subject: RuleSubject): CommissionRule[] =>
  rules
    .filter((rule) => rule.scope === 'boost' && fits(rule.match, subject) && inForce(rule, subject))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));

const rankOf = (rule: CommissionRule): number => RULE_SCOPES.indexOf(rule.scope as RuleScope);

const fits = (match: RuleMatch, { brandId, creatorId, category, sku }: RuleSubject): boolean =>
  (match.brandId ?? brandId) === brandId &&
  (match.creatorId ?? creatorId) === creatorId &&
  (match.category === undefined || match.category === category) &&
  (match.skus === undefined || match.skus.includes(sku));

/** In force for a creator's order: periods are from the first instant on, to before the last. */
export function inForce(rule: CommissionRule, subject: Pick<RuleSubject, 'at' | 'promotingSince'>): boolean {
  const { at } = subject;
  if (at < rule.from || (rule.until !== null && at >= rule.until)) return false;
  if (rule.delays.some((delay) => isProtected(delay, subject))) return false;
  if (rule.endedAt === null || at < rule.endedAt) return true;
  return rule.lingers !== null && isProtected(rule.lingers, subject);
}

const isProtected = ({ promotingBefore, until }: Protection, subject: Pick<RuleSubject, 'at' | 'promotingSince'>) =>
  subject.promotingSince !== null && subject.promotingSince < promotingBefore && subject.at < until;

/** The same kind of pay, and not less of it. What cannot be compared is no increase. */
export function isNoLess(pay: Pay, than: Pay): boolean {
  if (pay.kind === 'rate' && than.kind === 'rate') return pay.rateBps >= than.rateBps;
  if (pay.kind === 'flat' && than.kind === 'flat')
    return pay.currency === than.currency && pay.amountMinor >= than.amountMinor;
  return false;
}
