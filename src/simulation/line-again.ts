import { type CommissionRecord, partsOf } from '../commissions/index.ts';

type Receipt = CommissionRecord['receipt'];

/** One order line's commissions: what creator, agency and referrer have of it, with their clawbacks. */
export const lineKeyOf = ({
  orderId,
  lineId,
  creatorId,
  currency,
}: Pick<CommissionRecord, 'orderId' | 'lineId' | 'creatorId' | 'currency'>): string =>
  JSON.stringify([orderId, lineId, creatorId, currency]);

/**
 * What would stand of a commission under another receipt: what it came to, and on top the difference that the receipt makes in what the
 * functions that pay give this payee at what was left of the line then. So an unchanged receipt gives exactly what was, and a
 * changed one exactly what would have been, roundings included.
 * @param line every commission of its order line; her own alone will do for what the creator earned first
 */
export function standsAgain(row: CommissionRecord, simulated: Receipt, line: CommissionRecord[]): number {
  if (row.kind === 'fee') return row.amountMinor;
  const lefts = leftsOf(row, line);
  if (!lefts) return row.amountMinor;
  const at = (receipt: Receipt, leftMinor: number | null) => (leftMinor === null ? 0 : dueOf(row, receipt, leftMinor));
  const made = (receipt: Receipt) => at(receipt, lefts.afterMinor) - at(receipt, lefts.beforeMinor);
  return row.amountMinor + made(simulated) - made(row.receipt);
}

function dueOf({ creatorId, role }: CommissionRecord, receipt: Receipt, leftMinor: number): number {
  const part = partsOf(creatorId, receipt, receipt, leftMinor).find((each) => each.role === role);
  return part?.due.amountMinor ?? 0;
}

/** What was left of the line's base after a commission, and before it; null before there was anything. */
function leftsOf(
  row: CommissionRecord,
  line: CommissionRecord[],
): { beforeMinor: number | null; afterMinor: number } | undefined {
  // What is left is noted once a line, with what the creator herself has.
  const [sale, ...clawbacks] = inOrder(line.filter(({ role }) => role === 'creator'));
  if (sale?.kind !== 'sale') return undefined;
  const levels = levelsOf(sale, clawbacks);
  const records = inOrder(line.filter(({ role, payee }) => role === row.role && payee.id === row.payee.id));
  const steps = records.map((record) => stepOf(record, records, clawbacks));
  const index = records.findIndex(({ _id }) => _id === row._id);
  const last = levels.at(-1) ?? 0;
  // A part too small to be touched by a return has no clawback of it, and is told to the end all the same.
  const untoldMinor = last - (levels[steps.at(-1) ?? 0] ?? last);
  const level = (step: number | undefined) => (step === undefined ? undefined : (levels[step] ?? last) + untoldMinor);
  const afterMinor = level(steps[index]);
  return afterMinor === undefined ? undefined : { beforeMinor: level(steps[index - 1]) ?? null, afterMinor };
}

/** What was left after the sale was approved, and after each clawback. */
function levelsOf(sale: CommissionRecord, clawbacks: CommissionRecord[]): number[] {
  const levels = [sale.netMinor];
  for (const { netMinor } of clawbacks) levels.push((levels.at(-1) ?? 0) + netMinor);
  // Where a return took nothing from anybody no clawback tells of it: the order does.
  const leftMinor = sale.reversal?.by === 'decision' ? 0 : sale.due.netMinor;
  const untoldMinor = leftMinor - (levels.at(-1) ?? 0);
  return levels.map((level) => level + untoldMinor);
}

/** Whether a commission needs its line to be told again: a share, what corrects, and what came back. */
export const needsItsLine = ({ kind, role, netMinor, due, reversal }: CommissionRecord): boolean =>
  kind === 'clawback' ||
  (kind === 'sale' && (role !== 'creator' || netMinor !== due.netMinor || reversal?.by === 'decision'));

/** After how many of the creator's clawbacks a record was made: the same news makes both, at the same instant. */
function stepOf(record: CommissionRecord, records: CommissionRecord[], clawbacks: CommissionRecord[]): number {
  if (record.kind === 'sale') return 0;
  if (record.role === 'creator') return clawbacks.findIndex(({ _id }) => _id === record._id) + 1;
  const at = record.createdAt.getTime();
  const nth = records
    .filter(({ kind, createdAt }) => kind === 'clawback' && createdAt.getTime() === at)
    .indexOf(record);
  const together = clawbacks.flatMap(({ createdAt }, index) => (createdAt.getTime() === at ? [index] : []));
  const known = together[Math.min(nth, together.length - 1)];
  if (known !== undefined) return known + 1;
  return clawbacks.filter(({ createdAt }) => createdAt <= record.createdAt).length;
}

const numberOf = ({ kind, _id }: CommissionRecord): number =>
  kind === 'clawback' ? Number(/\.c(\d+)$/.exec(_id)?.[1] ?? 0) : 0;

const inOrder = (records: CommissionRecord[]): CommissionRecord[] =>
  records.filter(({ kind }) => kind !== 'fee').toSorted((left, right) => numberOf(left) - numberOf(right));
