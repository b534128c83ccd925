import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { joinedAfter } from '../creators/index.ts';
import { addDays, DAY_MS } from '../kit/clock.ts';
import { currentSettings, type VersionedSettings } from '../settings/index.ts';
import { type Batch, type BatchResult, evaluateBatch, type Terms } from './evaluate-batch.ts';
import { type RunRecord, standingRuns, standingState, standings } from './model.ts';
import { ratesOfWindows } from './rates-of-windows.ts';
import { reachOf, takeInNews } from './take-in-news.ts';

const BATCH = 500;
/** A transaction that was under way when the last evaluation looked shows its commissions only afterwards. */
const OVERLAP_MS = 3_600_000;
const MAX_DAYS_BEHIND = 400;

/**
 * Brings all standings up to the start of this programme day: day by day those who changed, everybody when the rules of standing
 * changed or somebody asked for it. A run that was stopped goes on where it was.
 */
export async function evaluateDue(ctx: Context, stop?: AbortSignal): Promise<void> {
  const today = new Date(Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS);
  for (;;) {
    if (stop?.aborted) return;
    const state = await standingState(ctx).findById('state').lean();
    const settings = await currentSettings(ctx);
    const rules = hashOf(settings);
    const open = await standingRuns(ctx)
      .findOne({ state: { $ne: 'done' } })
      .sort({ _id: 1 })
      .lean<RunRecord>();
    const lastAt = state?.lastAt ?? null;
    const day = dayAfter(lastAt, today);
    const run =
      open ??
      (day ? freshRun(ctx, lastAt === null || state?.rules !== rules ? 'full' : 'day', day, settings) : undefined) ??
      (state?.rules === rules || !lastAt ? undefined : freshRun(ctx, 'full', lastAt, settings));
    if (!run) return;
    if (!(await advance(ctx, run, lastAt, settings, stop))) return;
    await standingState(ctx).updateOne({ _id: 'state' }, { $set: { lastAt: run.at, rules } }, { upsert: true });
    await standingRuns(ctx).updateOne({ _id: run._id }, { $set: { state: 'done', finishedAt: ctx.clock.now() } });
  }
}

/** The next day to evaluate; today at once when there was none yet or too many would have to be gone through. */
function dayAfter(lastAt: Date | null, today: Date): Date | undefined {
  if (lastAt && lastAt >= today) return undefined;
  const behind = lastAt ? (today.getTime() - lastAt.getTime()) / DAY_MS : Number.POSITIVE_INFINITY;
  return lastAt && behind <= MAX_DAYS_BEHIND ? addDays(lastAt, 1) : today;
}

/** Whether anything waits for `evaluateDue`: looked at each second, so that it takes no more than three short reads. */
export async function standingsDue(ctx: Context): Promise<boolean> {
  const [state, settings, open] = await Promise.all([
    standingState(ctx).findById('state').lean(),
    currentSettings(ctx),
    standingRuns(ctx).exists({ state: { $ne: 'done' } }),
  ]);
  const today = Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS;
  return open !== null || !state?.lastAt || state.lastAt.getTime() < today || state.rules !== hashOf(settings);
}

/** Asks for a run, and keeps it until it is done. */
export async function openRun(ctx: Context, kind: RunRecord['kind'], at: Date): Promise<RunRecord> {
  const run = freshRun(ctx, kind, at, await currentSettings(ctx));
  await standingRuns(ctx).create([run], { session: ctx.session ?? null });
  return run;
}

/** A run that is kept as soon as it has evaluated somebody: a day without news leaves no trace. */
function freshRun(ctx: Context, kind: RunRecord['kind'], at: Date, { version }: VersionedSettings): RunRecord {
  return {
    _id: ctx.ids.next('str'),
    kind,
    at,
    state: 'waiting',
    afterId: '',
    evaluated: 0,
    changed: 0,
    held: 0,
    startedAt: ctx.clock.now(),
    finishedAt: null,
    settingsVersion: version,
  };
}

/**
 * Two batches are under way at a time, so that the database works while the next one is added up.
 * @returns false when it was stopped before its end
 */
async function advance(
  ctx: Context,
  run: RunRecord,
  lastAt: Date | null,
  settings: VersionedSettings,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  const { at } = run;
  if (lastAt) await takeInNews(ctx, new Date(lastAt.getTime() - OVERLAP_MS), at);
  const steps = run.kind === 'full' ? everybody(ctx, run, lastAt === null) : whoChanged(ctx, at);
  let terms: Terms | undefined;
  let under: { batch: Batch; result: Promise<BatchResult> } | undefined;
  const end = async () => {
    if (!under) return;
    const { batch, result } = under;
    under = undefined;
    await note(ctx, run, run.kind === 'full' ? (batch.ids.at(-1) ?? '') : '', await result);
  };
  for await (const batch of steps) {
    terms ??= { at, settings, rates: await ratesOfWindows(ctx, at, settings) };
    const result = evaluateBatch(ctx, batch, terms);
    // Who waits for the batch before must not leave this one's failure unheard.
    result.catch(() => undefined);
    await end();
    under = { batch, result };
    // Of those who changed, each batch is taken off the list before the next is looked up.
    if (run.kind === 'day') await end();
    if (stop?.aborted) break;
  }
  await end();
  return !stop?.aborted;
}

async function* everybody(ctx: Context, run: RunRecord, first: boolean): AsyncGenerator<Batch> {
  let afterId = run.afterId;
  for (;;) {
    const members = await joinedAfter(ctx, afterId, BATCH);
    const last = members.at(-1);
    if (!last) return;
    const ids = members.map((member) => member._id);
    yield { ids, whole: true, ...(first ? { reach: await reachOf(ctx, members) } : {}) };
    afterId = last._id;
  }
}

/** Those with news, then those for whom time alone may change something. Each evaluation takes its creators off both lists. */
async function* whoChanged(ctx: Context, at: Date): AsyncGenerator<Batch> {
  for (const filter of [{ dirty: true }, { dueAt: { $lt: at, $gt: new Date(0) } }]) {
    for (;;) {
      const rows = await standings(ctx).find(filter, { _id: 1 }).limit(BATCH).lean();
      if (rows.length === 0) break;
      yield { ids: rows.map((row) => row._id).toSorted(), whole: false };
    }
  }
}

async function note(ctx: Context, run: RunRecord, afterId: string, result: BatchResult): Promise<void> {
  const { _id, kind, at, startedAt, finishedAt, settingsVersion } = run;
  const { evaluated, changed, held } = result;
  await standingRuns(ctx).collection.updateOne(
    { _id: _id as never },
    {
      $set: { state: 'running', afterId },
      $inc: { evaluated, changed, held },
      $setOnInsert: { kind, at, startedAt, finishedAt, settingsVersion },
    },
    { upsert: true },
  );
}

/** What judges: a change of anything else in the settings leaves standings as they are. */
const hashOf = ({ programmeCurrency, standing }: VersionedSettings): string =>
  createHash('sha256').update(JSON.stringify({ programmeCurrency, standing })).digest('base64url');
