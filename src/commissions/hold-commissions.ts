import type { Context } from '../context.ts';
import { type Entry, move, postEntries, takenThroughOf } from '../ledger/index.ts';
import { leaveResultNews } from '../links/index.ts';
import { changeRecords, findLines, inChunks } from './find-lines.ts';
import type { CommissionRecord } from './model.ts';
import { walletOf } from './payee.ts';

export interface Held {
  /** Everything that the holder holds now, clawbacks and other payees' parts of the same lines included. */
  held: string[];
  /** What cannot be held any more, with why. */
  refused: { id: string; reason: 'in_payout' | 'paid' | 'reversed' }[];
}

/**
 * Holds commissions, and whatever else was earned on the same order lines, until the holder lets go: none is approved while
 * anybody holds it. One that is approved and in no payout yet goes back from payable to pending. Repeatable.
 * @param ids at most 10,000
 * @param holder who holds: a case's id
 * @param reason why, for the payee: a code that `words/` and the portals have a sentence for, or a sentence
 */
export async function holdCommissions(tx: Context, ids: string[], holder: string, reason?: string): Promise<Held> {
  const parts = await inChunks(tx, ids, (chunk) => holdChunk(tx, chunk, holder, reason));
  return {
    held: [...new Set(parts.flatMap((part) => part.held))],
    refused: parts.flatMap((part) => part.refused),
  };
}

const UNDECIDED = { state: 'pending', approvedAt: null, decidedAt: null, payableSequence: null };

async function holdChunk(tx: Context, ids: string[], holder: string, reason: string | undefined): Promise<Held> {
  const parts = (await findLines(tx, ids)).flatMap(({ sale, clawbacks }) =>
    sale.state === 'paid' ? [sale] : [sale, ...clawbacks],
  );
  const approved = parts.filter((record) => record.state === 'approved');
  const taken = await takenThroughOf(tx, distinct(approved));
  const judged = parts.map((record) => ({ record, refusal: refusalOf(record, taken(walletOf(record, 'payable'))) }));
  const able = judged.filter(({ refusal }) => refusal === undefined).map(({ record }) => record);
  await postEntries(tx, able.flatMap(entryOf));
  const note = reason === undefined ? {} : { holdNotes: { by: holder, reason, at: tx.clock.now() } };
  await changeRecords(
    tx,
    able
      .filter((record) => !record.holds.includes(holder))
      .map((record) => ({
        record,
        update: {
          $push: { holds: holder, ...note },
          ...(record.state === 'approved' ? { $set: { ...UNDECIDED, undecidedAt: tx.clock.now() } } : {}),
        },
      })),
  );
  await leaveResultNews(
    tx,
    able.filter((record) => record.state === 'approved').map((record) => record.orderId),
  );
  return {
    held: able.map((record) => record._id),
    refused: judged.flatMap(({ record, refusal }) => (refusal ? [{ id: record._id, reason: refusal }] : [])),
  };
}

function refusalOf(record: CommissionRecord, takenThrough: number): Held['refused'][number]['reason'] | undefined {
  if (record.state === 'paid') return 'paid';
  if (record.state === 'reversed') return 'reversed';
  if (record.state === 'approved' && (record.payableSequence ?? 0) <= takenThrough) return 'in_payout';
  return undefined;
}

/** An approval is taken back once: its number makes the key. */
function entryOf(record: CommissionRecord): Entry[] {
  if (record.state !== 'approved' || record.amountMinor === 0) return [];
  const postings = move(walletOf(record, 'payable'), walletOf(record, 'pending'), record.amountMinor);
  return [{ key: `hold:${record._id}:${record.approvals}`, fact: { kind: 'hold', id: record._id }, postings }];
}

function distinct(records: CommissionRecord[]) {
  const wallets = records.map((record) => walletOf(record, 'payable'));
  return [...new Map(wallets.map((wallet) => [JSON.stringify(wallet), wallet])).values()];
}
