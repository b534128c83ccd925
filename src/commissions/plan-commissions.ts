import { move, type Posting } from '../ledger/index.ts';
import { earnedOn, lockDate, remainingOf } from './earnings.ts';
import type { CommissionRecord } from './model.ts';
import { type CommissionRule, pickRule } from './rules.ts';
import type { Receipt, ReversalReason } from './schemas.ts';

export interface CommissionPolicy {
  programmeRateBps: number;
  returnWindowDays: number;
  noDeliveryNewsDays: number;
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

export interface CommissionPlan {
  /** Records to write, new and changed. */
  changed: CommissionRecord[];
  postings: Posting[];
}

/** Brings the commissions of an attributed order in line with its facts: what to write and what to post. Pure. */
export function planCommissions(
  facts: OrderFacts,
  existing: CommissionRecord[],
  rules: CommissionRule[],
  policy: CommissionPolicy,
  now: Date,
): CommissionPlan {
  const plans = [...facts.lines, ...linesGone(facts, existing)].map((line) => {
    const id = `${facts.orderId}.${line.lineId}.${facts.creatorId}`;
    const sale = existing.find((record) => record._id === id);
    const current = sale ?? newSale(id, facts, line, rules, policy, now);
    const earnedMinor = earnedOn(line.baseMinor, current.receipt.rateBps);
    const targetMinor = facts.cancelled ? 0 : remainingOf(earnedMinor, line.baseMinor, line.refundedMinor);
    const receipt = { ...current.receipt, baseMinor: line.baseMinor };
    const target = { amountMinor: targetMinor, netMinor: facts.cancelled ? 0 : line.baseMinor - line.refundedMinor };
    if (isOpen(current)) return openPlan(facts, sale, { ...current, earnedMinor, receipt }, target, now);
    const clawbacks = existing.filter((record) => record.kind === 'clawback' && record.lineId === line.lineId);
    return lockedPlan(facts, current, clawbacks, target, now);
  });
  return { changed: plans.flatMap((plan) => plan.changed), postings: plans.flatMap((plan) => plan.postings) };
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

/** Not approved yet and not reversed by a person: the order's facts still decide. */
const isOpen = (record: CommissionRecord): boolean =>
  record.state === 'pending' ||
  (record.state === 'reversed' &&
    record.payableSequence === null &&
    (record.reversal?.reason === 'order_cancelled' || record.reversal?.reason === 'item_returned'));

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
    orderId: facts.orderId,
    lineId: line.lineId,
    brandId: facts.brandId,
    creatorId: facts.creatorId,
    currency: facts.currency,
    earnedMinor: 0,
    amountMinor: 0,
    netMinor: 0,
    state: 'pending',
    hold: false,
    lockAt: facts.placedAt,
    createdAt: now,
    approvedAt: null,
    decidedAt: null,
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

/** What should stand of a line: commission, and net value behind it. */
type Target = Pick<CommissionRecord, 'amountMinor' | 'netMinor'>;

/** Before the lock: the pending amount follows the order. */
function openPlan(
  facts: OrderFacts,
  before: CommissionRecord | undefined,
  current: CommissionRecord,
  target: Target,
  now: Date,
): CommissionPlan {
  const reversal = reversalOf(facts, current, target.amountMinor, now);
  const gone = target.amountMinor === 0 && reversal !== null;
  const after: CommissionRecord = {
    ...current,
    ...target,
    state: gone ? 'reversed' : 'pending',
    decidedAt: gone ? reversal.at : null,
    lockAt: lockDate(facts.placedAt, facts.deliveredAt, current.receipt.lock),
    reversal,
  };
  const deltaMinor = target.amountMinor - (before?.amountMinor ?? 0);
  const owner = { currency: facts.currency };
  const postings =
    deltaMinor === 0
      ? []
      : move(
          { account: 'brand:owed', owner: facts.brandId, ...owner },
          { account: 'creator:pending', owner: facts.creatorId, ...owner },
          deltaMinor,
        );
  return { changed: before && same(before, after) ? [] : [after], postings };
}

const same = (left: CommissionRecord, right: CommissionRecord): boolean =>
  left.amountMinor === right.amountMinor &&
  left.netMinor === right.netMinor &&
  left.earnedMinor === right.earnedMinor &&
  left.state === right.state &&
  left.lockAt.getTime() === right.lockAt.getTime() &&
  left.reversal?.reason === right.reversal?.reason;

function reversalOf(
  facts: OrderFacts,
  current: CommissionRecord,
  targetMinor: number,
  now: Date,
): CommissionRecord['reversal'] {
  if (targetMinor >= current.earnedMinor && !facts.cancelled) return null;
  const reason: ReversalReason = facts.cancelled ? 'order_cancelled' : 'item_returned';
  return current.reversal?.reason === reason ? current.reversal : { reason, at: now };
}

/**
 * After the lock: what was approved stays as it is and a clawback corrects it. It is negative, but for the one case of a
 * shop that reports an order's placement twice with different content.
 */
function lockedPlan(
  facts: OrderFacts,
  sale: CommissionRecord,
  clawbacks: CommissionRecord[],
  target: Target,
  now: Date,
): CommissionPlan {
  const standing = sale.state === 'reversed' ? clawbacks : [sale, ...clawbacks];
  const deltaMinor = target.amountMinor - standing.reduce((sum, record) => sum + record.amountMinor, 0);
  const netMinor = target.netMinor - standing.reduce((sum, record) => sum + record.netMinor, 0);
  if (deltaMinor === 0 || sale.state === 'reversed') return { changed: [], postings: [] };
  const clawback: CommissionRecord = {
    ...sale,
    _id: `${sale._id}.c${clawbacks.length + 1}`,
    kind: 'clawback',
    earnedMinor: deltaMinor,
    amountMinor: deltaMinor,
    netMinor,
    state: 'approved',
    createdAt: now,
    approvedAt: now,
    decidedAt: now,
    payableSequence: null,
    payoutId: null,
    reversal: { reason: facts.cancelled ? 'order_cancelled' : 'item_returned', at: now },
  };
  const { currency } = facts;
  const postings = move(
    { account: 'brand:owed', owner: facts.brandId, currency },
    { account: 'creator:payable', owner: facts.creatorId, currency },
    deltaMinor,
  );
  return { changed: [clawback], postings };
}
