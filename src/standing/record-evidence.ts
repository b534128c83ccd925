import type { Context } from '../context.ts';
import type { Reliability } from './kol.ts';
import { freshStanding, type StandingRecord, standings } from './model.ts';

/** What trust found an account's authenticity to be. Inside the caller's transaction; the next daily evaluation takes it up. */
export async function recordAuthenticity(tx: Context, creatorId: string, input: { score: number }): Promise<void> {
  if (!Number.isInteger(input.score) || input.score < 0 || input.score > 100)
    throw new RangeError(`an authenticity score is an integer from 0 to 100, not ${input.score}`);
  await record(tx, creatorId, { authenticity: { score: input.score, at: tx.clock.now() } });
}

/** Her consent to the score ended: it is not known any more. Inside the caller's transaction. */
export async function forgetAuthenticity(tx: Context, creatorId: string): Promise<void> {
  await record(tx, creatorId, { authenticity: null });
}

/** How reliable a creator has been in all her campaigns up to now: totals, not what is new. */
export async function recordReliability(tx: Context, creatorId: string, counts: Reliability): Promise<void> {
  const { briefsKept, briefsDue, approvedAtFirst, reviewed } = counts;
  const all = [briefsKept, briefsDue, approvedAtFirst, reviewed];
  if (
    all.some((count) => !Number.isInteger(count) || count < 0) ||
    briefsKept > briefsDue ||
    approvedAtFirst > reviewed
  )
    throw new RangeError(`not counts of briefs and reviews: ${JSON.stringify(counts)}`);
  await record(tx, creatorId, { reliability: { briefsKept, briefsDue, approvedAtFirst, reviewed } });
}

/** How many cases of high risk are open about a creator. */
export async function recordRisk(tx: Context, creatorId: string, input: { openHighRisk: number }): Promise<void> {
  if (!Number.isInteger(input.openHighRisk) || input.openHighRisk < 0)
    throw new RangeError(`not a number of cases: ${input.openHighRisk}`);
  await record(tx, creatorId, { openHighRisk: input.openHighRisk });
}

async function record(tx: Context, creatorId: string, evidence: Partial<StandingRecord>): Promise<void> {
  const { _id, dirty, ...rest } = freshStanding(creatorId);
  const start = Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in evidence)));
  await standings(tx).collection.updateOne(
    { _id: _id as never },
    { $set: { ...evidence, dirty: true }, $setOnInsert: start },
    { upsert: true, session: tx.session as never },
  );
}
