import { addDays } from '../kit/clock.ts';
import { bringTo, type Change, isOpen, NOTHING } from './bring-to.ts';
import { earnedOn, lockDate, remainingOf } from './earnings.ts';
import type { CommissionRecord } from './model.ts';
import { type CommissionRule, pickRule } from './rules.ts';
import type { Receipt, Reversal } from './schemas.ts';

export interface CommissionPolicy {
  programmeRateBps: number;
  returnWindowDays: number;
  noDeliveryNewsDays: number;
  appealDays: number;
  settingsVersion: number;
}

/** What commissions need to know of an order. Amounts in minor units of its currency. */
export interface OrderFacts {
  orderId: string;
  brandId: string;
  creatorId: string;
  currency: string;
  placedAt: Date;
  deliveredAt: Date | null;
  cancelled: boolean;
  lines: { lineId: string; sku: string; category: string | null; baseMinor: number; refundedMinor: number }[];
  touch: Receipt['attribution'];
}

/**
 * Brings the commissions of an attributed order in line with its facts: what to write and what to post. What a person reversed
 * stays reversed; the record only notes what the order would leave of it. Pure.
 */
export function planCommissions(
  facts: OrderFacts,
  existing: CommissionRecord[],
  rules: CommissionRule[],
  policy: CommissionPolicy,
  now: Date,
): Change {
  const plans = [...facts.lines, ...linesGone(facts, existing)].map((line) => {
    const id = `${facts.orderId}.${line.lineId}.${facts.creatorId}`;
    const before = existing.find((record) => record._id === id);
    const current = before ?? newSale(id, facts, line, rules, policy, now);
    const clawbacks = existing.filter((record) => record.kind === 'clawback' && record._id.startsWith(`${id}.c`));
    return planLine(facts, line, before, current, clawbacks, policy, now);
  });
  return { changed: plans.flatMap((plan) => plan.changed), postings: plans.flatMap((plan) => plan.postings) };
}

function planLine(
  facts: OrderFacts,
  line: OrderFacts['lines'][number],
  before: CommissionRecord | undefined,
  current: CommissionRecord,
  clawbacks: CommissionRecord[],
  policy: CommissionPolicy,
  now: Date,
): Change {
  const open = isOpen(current);
  const nowEarnedMinor = earnedOn(line.baseMinor, current.receipt.rateBps);
  const leftMinor = facts.cancelled ? 0 : line.baseMinor - line.refundedMinor;
  const due = {
    amountMinor: remainingOf(nowEarnedMinor, line.baseMinor, line.baseMinor - leftMinor),
    netMinor: leftMinor,
  };
  const decided = current.reversal?.by === 'decision' ? current.reversal : null;
  const byOrder = reversalOf(facts, current, due.amountMinor < nowEarnedMinor, policy, now);
  const wanted: CommissionRecord = open
    ? {
        ...current,
        earnedMinor: nowEarnedMinor,
        due,
        receipt: { ...current.receipt, baseMinor: line.baseMinor },
        lockAt: lockDate(facts.placedAt, facts.deliveredAt, current.receipt.lock),
      }
    : { ...current, due };
  if (!decided) return bringTo(before, wanted, clawbacks, due, { reversal: byOrder, now });
  return bringTo(before, wanted, clawbacks, NOTHING, { reversal: { ...decided, hides: byOrder }, now });
}

function reversalOf(
  facts: OrderFacts,
  current: CommissionRecord,
  lessIsLeft: boolean,
  policy: CommissionPolicy,
  now: Date,
): Reversal | null {
  if (!lessIsLeft && !facts.cancelled) return null;
  const reason = facts.cancelled ? 'order_cancelled' : 'item_returned';
  if (isOpen(current) && current.reversal?.reason === reason) return current.reversal;
  return { reason, at: now, by: 'order', evidence: null, appealUntil: addDays(now, policy.appealDays), caseId: null };
}

/** Lines that earned before and that the order, reported again in other words, does not have any more: nothing of them stands. */
function linesGone(facts: OrderFacts, existing: CommissionRecord[]): OrderFacts['lines'] {
  const there = new Set(facts.lines.map((line) => line.lineId));
  return existing
    .filter((record) => record.kind === 'sale' && !there.has(record.lineId))
    .map(({ lineId, receipt: { baseMinor } }) => ({
      lineId,
      sku: '',
      category: null,
      baseMinor,
      refundedMinor: baseMinor,
    }));
}

function newSale(
  id: string,
  facts: OrderFacts,
  line: OrderFacts['lines'][number],
  rules: CommissionRule[],
  policy: CommissionPolicy,
  now: Date,
): CommissionRecord {
  const rule = pickRule(rules, {
    brandId: facts.brandId,
    sku: line.sku,
    category: line.category,
    creatorId: facts.creatorId,
  });
  const { returnWindowDays, noDeliveryNewsDays } = policy;
  return {
    _id: id,
    kind: 'sale',
    role: 'creator',
    payee: { kind: 'creator', id: facts.creatorId },
    orderId: facts.orderId,
    lineId: line.lineId,
    brandId: facts.brandId,
    creatorId: facts.creatorId,
    currency: facts.currency,
    earnedMinor: 0,
    amountMinor: 0,
    netMinor: 0,
    due: { amountMinor: 0, netMinor: 0 },
    state: 'pending',
    holds: [],
    lockAt: facts.placedAt,
    placedAt: facts.placedAt,
    createdAt: now,
    approvedAt: null,
    decidedAt: null,
    approvals: 0,
    payableSequence: null,
    payoutId: null,
    reversal: null,
    receipt: {
      baseMinor: line.baseMinor,
      rateBps: rule?.rateBps ?? policy.programmeRateBps,
      rule: rule ? { id: rule.id, scope: rule.scope } : { id: 'settings', scope: 'programme' },
      settingsVersion: policy.settingsVersion,
      tierBps: 0,
      boostBps: 0,
      caps: [],
      rounding: 'half-even',
      attribution: facts.touch,
      fx: null,
      lock: { returnWindowDays, noDeliveryNewsDays },
    },
  };
}
