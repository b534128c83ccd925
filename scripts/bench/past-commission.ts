import type { CommissionRecord } from '../../src/commissions/model.ts';
import { creatorIdOf } from './make-commissions.ts';

/** Shares no factor with a round number of creators: neighbours in time belong to creators far apart. */
const STRIDE = 7_919;
const DAY_MS = 86_400_000;

/** Of a later commission it is greater. */
export const orderIdOf = (index: number): string => `ord_${index.toString(36).padStart(24, '0')}`;

/**
 * A decided commission with its whole receipt, as settling an order writes it. Mostly in euros, one in ten in zlotys; one in twelve
 * came back; amounts of all sizes.
 */
export function pastCommission(index: number, creators: number, decidedAt: Date): CommissionRecord {
  const isReturned = index % 12 === 0;
  const baseMinor = 1_000 + ((index * 37) % 90_000);
  const earnedMinor = Math.round(baseMinor / 10);
  const stands = isReturned ? { amountMinor: 0, netMinor: 0 } : { amountMinor: earnedMinor, netMinor: baseMinor };
  const creatorId = creatorIdOf((index * STRIDE) % creators);
  const orderId = orderIdOf(index);
  const placedAt = new Date(decidedAt.getTime() - 18 * DAY_MS);
  const isApproved = !isReturned;
  return {
    _id: `${orderId}.1.${creatorId}`,
    kind: 'sale',
    role: 'creator',
    payee: { kind: 'creator', id: creatorId },
    orderId,
    lineId: '1',
    brandId: `brd_${(index % 500).toString().padStart(24, '0')}`,
    creatorId,
    currency: index % 10 === 0 ? 'PLN' : 'EUR',
    earnedMinor,
    ...stands,
    due: stands,
    state: isReturned ? 'reversed' : index % 2 === 0 ? 'approved' : 'paid',
    holds: [],
    lockAt: decidedAt,
    placedAt,
    createdAt: placedAt,
    approvedAt: isApproved ? decidedAt : null,
    decidedAt,
    approvals: isApproved ? 1 : 0,
    payableSequence: isApproved ? index : null,
    payoutId: null,
    reversal: isReturned
      ? { reason: 'item_returned', at: decidedAt, by: 'order', evidence: null, appealUntil: decidedAt, caseId: null }
      : null,
    receipt: {
      baseMinor,
      quantity: 1 + (index % 3),
      rateBps: 1_000,
      flat: null,
      rule: { id: `rul_${(index % 700).toString().padStart(24, '0')}`, version: 1, scope: 'brand', name: '' },
      settingsVersion: 3,
      tier: 'bronze',
      tierBps: 0,
      boosts: [],
      boostBps: 0,
      caps: [],
      rounding: 'half-even',
      attribution: { kind: 'click', sourceId: `lnk_${creatorId.slice(4)}`, at: placedAt.toISOString() },
      fx: null,
      agency: null,
      referral: null,
      grossMinor: earnedMinor,
      share: null,
      lock: { returnWindowDays: 15, noDeliveryNewsDays: 60 },
    },
  };
}
