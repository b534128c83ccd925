import type { Attribution, LosingReason, Touch } from './attribution.ts';

/** A touch of an order as one creator may see it: her own by name, anybody else's without. */
export interface SeenTouch {
  kind: Touch['kind'];
  whose: 'yours' | 'another_creator';
  /** Link or code id; null for another creator's. */
  sourceId: string | null;
  at: string;
  won: boolean;
  reason: LosingReason | null;
  sentence: string;
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** Why each touch of an order did or did not earn it, in words, for one creator. The winner comes first, then the latest. */
export function sayTouches({ winner, losers, policy }: Attribution, creatorId: string): SeenTouch[] {
  const won = winner ? [{ touch: winner, reason: null }] : [];
  const lost = losers.toSorted((left, right) => right.touch.at.getTime() - left.touch.at.getTime());
  return [...won, ...lost].map(({ touch, reason }) => {
    const own = touch.creatorId === creatorId;
    return {
      kind: touch.kind,
      whose: own ? 'yours' : 'another_creator',
      sourceId: own ? touch.sourceId : null,
      at: touch.at.toISOString(),
      won: touch === winner,
      // What disqualified somebody else is between them and the programme.
      reason: own ? reason : null,
      sentence: `${nameOf(touch, own)} ${reason === null ? 'earned this order.' : sayLoss(reason, own, winner, policy)}`,
    };
  });
}

function nameOf(touch: Touch, own: boolean): string {
  if (touch.kind === 'code') return own ? 'Your code, used with the order,' : 'Another creator’s code';
  return own ? `Your click of ${day(touch.at)}` : `Another creator’s click of ${day(touch.at)}`;
}

function sayLoss(reason: LosingReason, own: boolean, winner: Touch | null, policy: Attribution['policy']): string {
  if (!own) return 'did not earn this order.';
  switch (reason) {
    case 'outside_window':
      return policy
        ? `was more than ${policy.windowDays} days before the order, which is how long a click counts at this brand.`
        : 'was longer before the order than a click counts at this brand.';
    case 'after_order':
      return 'was made after the order was placed.';
    case 'self_purchase':
      return 'does not count because the order is your own purchase.';
    case 'creator_not_active':
      return 'does not count because your membership was not active when the order was placed.';
    case 'other_brand':
      return 'belongs to another brand than the shop that sold the order.';
    case 'code_wins':
      return 'lost to a code that the buyer used: at this brand a code comes before any click.';
    case 'later_touch_wins':
      return winner?.kind === 'code'
        ? 'lost to another code that was used with the order.'
        : 'lost to a later click: the last click before the order earns it.';
  }
}
