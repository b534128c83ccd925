import { addDays } from '../kit/clock.ts';
import { appraiseLine, type LineFacts } from './appraise-line.ts';
import { bringTo, type Change, isOpen, NOTHING } from './bring-to.ts';
import { carriedDecision, carriedHolds, type Holding, joined } from './carried.ts';
import { lockDate } from './earnings.ts';
import { RATE_HOLDER, RATE_REASON, waitsForRates } from './holders.ts';
import type { CommissionRecord } from './model.ts';
import { type Part, partsOf } from './parts.ts';
import { retirePart } from './retire-part.ts';
import type { Receipt, Reversal } from './schemas.ts';
import type { CommissionTerms } from './terms.ts';

/** What commissions need to know of an order. Amounts in minor units of its currency. */
export interface OrderFacts {
  orderId: string;
  brandId: string;
  creatorId: string;
  currency: string;
  placedAt: Date;
  deliveredAt: Date | null;
  cancelled: boolean;
  lines: (LineFacts & { refundedMinor: number })[];
  touch: Receipt['attribution'];
  /** Other lines were placed, or in another order, than those that were settled: all are appraised as if for the first time. */
  anew: boolean;
}

/**
 * Brings the commissions of an attributed order in line with its facts: what to write and what to post. What a person reversed
 * stays reversed; the record only notes what the order would leave of it. Pure, but for the book of caps, from which lines that
 * are seen for the first time take their part.
 */
export function planCommissions(
  facts: OrderFacts,
  existing: CommissionRecord[],
  terms: CommissionTerms,
  now: Date,
): Change {
  const own = existing.filter((record) => isSale(record) && isOf(facts, record));
  const sales = new Map(own.map((record) => [record.lineId, record]));
  if (facts.anew) for (const sale of own) terms.caps.giveBack(sale.receipt.caps);
  else countAgain(facts, own, terms);
  const parts = facts.lines.flatMap((line) => {
    const known = sales.get(line.lineId);
    const isKept = known && !facts.anew && !waitsForRates(known);
    const receipt = isKept ? known.receipt : appraiseLine(facts, line, terms);
    const leftMinor = facts.cancelled ? 0 : line.baseMinor - line.refundedMinor;
    return partsOf(facts.creatorId, receipt, line, leftMinor).map((part) => ({
      id: idOf(facts, line.lineId, part, existing),
      line,
      part,
    }));
  });
  const planned = new Set(parts.map(({ id }) => id));
  const known = new Set(existing.map(({ _id }) => _id));
  // What is new takes over the holds of what is there: that is written as well, so that a hold of the same moment collides with it.
  const isAdded = [...planned].some((id) => !known.has(id));
  const plans = parts.map(({ id, line, part }) =>
    planPart({ ...facts, isAdded }, id, line, part, existing, terms, now),
  );
  return together([
    ...plans,
    retireParts(
      existing.filter((record) => !planned.has(record._id)),
      existing,
      terms,
      now,
    ),
  ]);
}

/** Brings to nothing what was earned by a report of the order that does not count. */
export function retireParts(
  records: CommissionRecord[],
  existing: CommissionRecord[],
  terms: CommissionTerms,
  now: Date,
): Change {
  const sales = records.filter((record) => record.kind === 'sale');
  return together(sales.map((sale) => retirePart(sale, clawbacksOf(sale._id, existing), terms, now)));
}

const together = (changes: Change[]): Change => ({
  changed: changes.flatMap((change) => change.changed),
  postings: changes.flatMap((change) => change.postings),
});

const isOf = ({ creatorId, currency }: OrderFacts, record: CommissionRecord): boolean =>
  record.creatorId === creatorId && record.currency === currency;

/** Where the usual id is another creator's, role's or currency's from a report that does not count, the id says all three. */
function idOf(facts: OrderFacts, lineId: string, { payee, role }: Part, existing: CommissionRecord[]): string {
  const id = `${facts.orderId}.${lineId}.${payee.id}`;
  const known = existing.find((record) => record._id === id);
  return !known || (isOf(facts, known) && known.role === role)
    ? id
    : `${id}.${facts.currency}.${facts.creatorId}.${role}`;
}

const clawbacksOf = (id: string, existing: CommissionRecord[]): CommissionRecord[] =>
  existing.filter((record) => record.kind === 'clawback' && record._id.startsWith(`${id}.c`));

const isSale = (record: CommissionRecord) => record.kind === 'sale' && record.role === 'creator';

/** What other lines of the order were counted for before also counts against its own cap. */
function countAgain(facts: OrderFacts, sales: CommissionRecord[], { caps }: CommissionTerms): void {
  const key = `order:${facts.orderId}`;
  if (caps.usedOf(key) > 0) return;
  for (const { kind, limit, countedMinor } of sales.flatMap((sale) => sale.receipt.caps))
    if (kind === 'order')
      caps.take({ key, kind, limitMinor: limit.amountMinor, currency: limit.currency }, countedMinor);
}

function planPart(
  facts: OrderFacts & { isAdded: boolean },
  id: string,
  line: OrderFacts['lines'][number],
  part: Part,
  existing: CommissionRecord[],
  { policy }: CommissionTerms,
  now: Date,
): Change {
  const before = existing.find((record) => record._id === id);
  const clawbacks = clawbacksOf(id, existing);
  const current = before ?? newRecord(id, facts, line.lineId, part, now);
  // What came to the order later is in the place of nothing that was there: whoever holds any of it holds this, too.
  const replaced = facts.anew || line.addedAt !== undefined;
  const place = { creatorId: facts.creatorId, lineId: line.lineId, replaced };
  const holding = carriedHolds(place, existing);
  const decided = decisionOn(before, place, existing, now);
  const byOrder = reversalOf(facts, current, part, policy.appealDays, now);
  const anew = facts.anew || facts.isAdded || (!isOpen(current) && waitsForRates(current));
  const wanted: CommissionRecord = isOpen(current)
    ? {
        ...held(current, holding, part.receipt, now),
        earnedMinor: part.earnedMinor,
        due: part.due,
        receipt: { ...part.receipt, baseMinor: line.baseMinor, quantity: line.quantity },
        placedAt: facts.placedAt,
        lockAt: lockOf(facts, line, current.receipt.lock),
      }
    : { ...current, due: part.due, ...(anew ? { receipt: part.receipt } : {}) };
  const isLeft = !facts.cancelled && line.refundedMinor < line.baseMinor;
  if (!decided) return bringTo(before, wanted, clawbacks, part.due, { reversal: byOrder, now, anew, holding, isLeft });
  const reversal = { ...decided, hides: byOrder };
  return bringTo(before, wanted, clawbacks, NOTHING, { reversal, now, anew, holding });
}

/** What was added to an order after it was delivered has no delivery of its own that anybody tells of. */
function lockOf({ placedAt, deliveredAt }: OrderFacts, { addedAt }: LineFacts, lock: Receipt['lock']): Date {
  if (!addedAt) return lockDate(placedAt, deliveredAt, lock);
  return lockDate(addedAt, deliveredAt && deliveredAt >= addedAt ? deliveredAt : null, lock);
}

/** Of its own, or, for a new one, of what it takes the place of. */
function decisionOn(
  before: CommissionRecord | undefined,
  place: Parameters<typeof carriedDecision>[0],
  existing: CommissionRecord[],
  now: Date,
): Reversal | null {
  if (before) return before.reversal?.by === 'decision' ? before.reversal : null;
  const carried = carriedDecision(place, existing);
  return carried && { ...carried, at: now };
}

/** Held while a rate is missing, and not by that any more once it is there; and by the cases that hold what it comes from. */
function held(before: CommissionRecord, holding: Holding, receipt: Receipt, now: Date): CommissionRecord {
  const { holdNotes: _notes, ...record } = before;
  const { holds: all, holdNotes: allNotes } = joined(before, holding);
  const holds = all.filter((by) => by !== RATE_HOLDER);
  const notes = allNotes.filter(({ by }) => by !== RATE_HOLDER);
  if (!waitsForRates({ receipt })) return { ...record, holds, ...(notes.length > 0 ? { holdNotes: notes } : {}) };
  const note = { by: RATE_HOLDER, reason: RATE_REASON, at: now };
  return { ...record, holds: [...holds, RATE_HOLDER], holdNotes: [...notes, note] };
}

function reversalOf(
  facts: OrderFacts,
  current: CommissionRecord,
  { earnedMinor, due }: Part,
  appealDays: number,
  now: Date,
): Reversal | null {
  if (due.amountMinor >= earnedMinor && !facts.cancelled) return null;
  const reason = facts.cancelled ? 'order_cancelled' : 'item_returned';
  if (isOpen(current) && current.reversal?.reason === reason) return current.reversal;
  return { reason, at: now, by: 'order', evidence: null, appealUntil: addDays(now, appealDays), caseId: null };
}

const newRecord = (
  id: string,
  facts: OrderFacts,
  lineId: string,
  { role, payee, receipt }: Part,
  now: Date,
): CommissionRecord => ({
  _id: id,
  kind: 'sale',
  role,
  payee,
  orderId: facts.orderId,
  lineId,
  brandId: facts.brandId,
  creatorId: facts.creatorId,
  currency: facts.currency,
  earnedMinor: 0,
  ...NOTHING,
  due: NOTHING,
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
  receipt,
});
