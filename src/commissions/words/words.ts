import type { Money } from '../../kit/money.ts';
import type { CommissionRole, CommissionState, Receipt, ReversalReason } from '../schemas.ts';

/** Everything that is said about a commission, in one language. */
export interface Words {
  money(amount: Money): string;
  percent(rateBps: number): string;
  day(at: Date | string): string;
  byCode(role: CommissionRole): string;
  byClick(role: CommissionRole, day: string): string;
  /** It came to the order after it was placed. */
  added(day: string): string;
  worth(base: string): string;
  /** Whose rate it is, in brackets. */
  whose(scope: string, brand: string): string;
  earns(percent: string, whose: string, earned: string): string;
  rate(percent: string, whose: string): string;
  flat(amount: string, pieces: number, whose: string): string;
  tier(tier: string, percent: string): string;
  boost(name: string, percent: string): string;
  cap(kind: Receipt['caps'][number]['kind'], limit: string, cut: string): string;
  rates(day: string, source: string, rates: string): string;
  rateMissing(currencies: string): string;
  comesTo(amount: string): string;
  agencyTakes(percent: string, left: string): string;
  agencyPart(percent: string, earned: string): string;
  referrerPart(percent: string, earned: string): string;
  fee(brand: string, amount: string): string;
  stands(amount: string): string;
  corrects(amount: string): string;
  givesBack(amount: string): string;
  nets: string;
  evidence(text: string): string;
  appeal(day: string): string;
  /** A reversal that was taken back. */
  undone(day: string): string;
  held: string;
  /** Why it is held, by the code of the hold. */
  because: Record<string, string>;
  locks(day: string, days: number): string;
  state: Record<Exclude<CommissionState, 'pending'>, string>;
  reversal: Record<ReversalReason, string>;
}

export const isoDay = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString()).slice(0, 10);
