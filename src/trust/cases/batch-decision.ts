import { randomInt } from 'node:crypto';
import { requireManager, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, DomainError, missing } from '../../kit/errors.ts';
import { defineModel, Mixed } from '../../kit/model.ts';
import { decideCase } from './decide-case.ts';
import { type CaseRecord, cases } from './model.ts';
import type { NewBatch } from './schemas.ts';

export interface BatchRecord {
  _id: string;
  by: string;
  outcome: NewBatch['outcome'];
  reason: string;
  /** Each as it was when the batch was made: what changes meanwhile is left out. */
  cases: { id: string; revision: number }[];
  /** Cases to look at one by one before the batch may be decided. */
  sample: string[];
  agreed: string[];
  state: 'checking' | 'decided' | 'dropped';
  at: Date;
}

const WEEK_SECONDS = 7 * 86_400;

const batches = defineModel<BatchRecord>(
  'case_batches',
  {
    by: String,
    outcome: String,
    reason: String,
    cases: [Mixed],
    sample: [String],
    agreed: [String],
    state: String,
    at: Date,
  },
  [{ keys: { at: 1 }, expireAfterSeconds: WEEK_SECONDS }],
);

const sampleSize = (count: number): number => Math.min(10, Math.max(2, Math.ceil(count / 10)));

/** Prepares one decision for many like cases, and draws a tenth of them, two at least, to be looked at one by one first. */
export async function makeBatch(ctx: Context, input: NewBatch): Promise<BatchRecord> {
  requireManager(ctx, ['reviewer']);
  const by = requireUser(ctx);
  const ids = [...new Set(input.caseIds)];
  const open = await cases(ctx)
    .find({ _id: { $in: ids }, isOpen: true, state: { $ne: 'appealed' } }, { revision: 1 })
    .lean<Pick<CaseRecord, '_id' | 'revision'>[]>();
  if (open.length < 2) throw conflict('too_few_cases', 'Fewer than two of these cases can be decided.');
  const rest = open.map((record) => record._id);
  const sample = Array.from(
    { length: sampleSize(open.length) },
    () => rest.splice(randomInt(rest.length), 1)[0] as string,
  );
  const batch: BatchRecord = {
    _id: ctx.ids.next('bat'),
    by,
    outcome: input.outcome,
    reason: input.reason,
    cases: open.map(({ _id, revision }) => ({ id: _id, revision })),
    sample,
    agreed: [],
    state: 'checking',
    at: new Date(),
  };
  await batches(ctx).create([batch]);
  await audit(ctx, {
    action: 'case_batch.made',
    subject: batch._id,
    after: { outcome: batch.outcome, cases: open.length, sample },
  });
  return batch;
}

/** The reviewer looked at a case of the sample. One that she would decide otherwise drops the whole batch. */
export async function checkSample(
  ctx: Context,
  batchId: string,
  input: { caseId: string; agrees: boolean },
): Promise<BatchRecord> {
  const own = { _id: batchId, by: requireReviewer(ctx), state: 'checking' as const, sample: input.caseId };
  const update = input.agrees ? { $addToSet: { agreed: input.caseId } } : { $set: { state: 'dropped' as const } };
  const after = await batches(ctx).findOneAndUpdate(own, update, { returnDocument: 'after' }).lean<BatchRecord>();
  if (!after) throw missing();
  if (!input.agrees)
    await audit(ctx, { action: 'case_batch.dropped', subject: batchId, after: { caseId: input.caseId } });
  return after;
}

/** Decides every case of a batch whose sample was agreed to, each by itself; what changed since is left for a closer look. */
export async function decideBatch(ctx: Context, batchId: string): Promise<{ decided: number; left: string[] }> {
  const by = requireReviewer(ctx);
  const batch = await batches(ctx).findOne({ _id: batchId, by }).lean<BatchRecord>();
  if (!batch) throw missing();
  if (batch.state === 'dropped')
    throw conflict('batch_dropped', 'You would decide a case of the sample otherwise: look at the cases one by one.');
  if (batch.sample.some((id) => !batch.agreed.includes(id)))
    throw conflict('sample_unchecked', 'Look at every case of the sample first.');
  const left: string[] = [];
  for (const { id, revision } of batch.cases) {
    const { outcome, reason } = batch;
    await decideCase(ctx, id, { outcome, reason, revision }).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      left.push(id);
    });
  }
  await batches(ctx).updateOne({ _id: batchId }, { $set: { state: 'decided' } });
  return { decided: batch.cases.length - left.length, left };
}

function requireReviewer(ctx: Context): string {
  requireManager(ctx, ['reviewer']);
  return requireUser(ctx);
}
