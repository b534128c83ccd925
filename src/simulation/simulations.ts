import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { countJoined, findCreators } from '../creators/index.ts';
import { conflict, missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { inTransaction } from '../kit/transaction.ts';
import { currentSettings } from '../settings/index.ts';
import { type CreatorResultRecord, creatorResults, OPEN, type SimulationRecord, simulations } from './model.ts';
import { CUTS, type NewSimulation, type Simulation, type SimulationResult, type Sum } from './schemas.ts';
import { nothingHeld } from './simulated-holds.ts';
import { noSum } from './sums.ts';

const MAX_OPEN = 5;
const LISTED = 20;

/** Tries changed rules out over past months. Nothing but the simulation's own result is written. */
export async function startSimulation(ctx: Context, input: NewSimulation): Promise<Simulation> {
  requireManager(ctx, ['reviewer', 'finance']);
  return inTransaction(ctx, async (tx) => {
    await requireRoom(tx);
    const settings = await currentSettings(tx);
    const record: SimulationRecord = {
      _id: tx.ids.next('sim'),
      name: input.name,
      input,
      state: 'waiting',
      currency: settings.programmeCurrency,
      settingsVersion: settings.version,
      createdAt: tx.clock.now(),
      createdBy: tx.actor.kind === 'user' ? tx.actor.userId : tx.actor.kind,
      finishedAt: null,
      afterId: '',
      creators: 0,
      of: await countJoined(tx),
      total: noSum(),
      cuts: { tier: {}, brand: {}, country: {}, month: {}, role: {} },
      gain: 0,
      lose: 0,
      same: 0,
      tiers: input.tiers ? {} : null,
      statuses: input.kol ? {} : null,
      held: input.holds ? nothingHeld() : null,
      unconverted: 0,
      attempts: 0,
      failure: null,
      retryAt: null,
    };
    await simulations(tx).create([record], { session: tx.session ?? null });
    await audit(tx, { action: 'simulation.started', subject: record._id, after: input });
    return viewOf(record);
  });
}

async function requireRoom(tx: Context): Promise<void> {
  const open = await simulations(tx)
    .countDocuments({ state: { $in: OPEN } })
    .session(tx.session ?? null);
  if (open >= MAX_OPEN)
    throw conflict('too_many_simulations', `${MAX_OPEN} simulations are under way. Wait for one to end, or cancel it.`);
}

/** Lets one that failed go on behind the last creators that were added up. */
export async function retrySimulation(ctx: Context, id: string): Promise<Simulation> {
  requireManager(ctx, ['reviewer', 'finance']);
  return inTransaction(ctx, async (tx) => {
    await requireRoom(tx);
    const anew = { state: 'waiting' as const, finishedAt: null, attempts: 0, failure: null, retryAt: null };
    const after = await simulations(tx)
      .findOneAndUpdate({ _id: id, state: 'failed' }, { $set: anew }, { returnDocument: 'after' })
      .session(tx.session ?? null)
      .lean<SimulationRecord>();
    if (!after && !(await simulations(tx).exists({ _id: id }))) throw missing();
    if (!after) throw conflict('simulation_not_failed', 'Only a simulation that failed can be tried again.');
    await audit(tx, { action: 'simulation.retried', subject: id });
    return viewOf(after);
  });
}

/** Ends a simulation where it is; what was added up so far can still be looked at. */
export async function cancelSimulation(ctx: Context, id: string): Promise<Simulation> {
  requireManager(ctx, ['reviewer', 'finance']);
  const change = { $set: { state: 'cancelled' as const, finishedAt: ctx.clock.now() } };
  const after = await simulations(ctx)
    .findOneAndUpdate({ _id: id, state: { $in: OPEN } }, change, { returnDocument: 'after' })
    .lean<SimulationRecord>();
  if (after) return viewOf(after);
  if (await simulations(ctx).exists({ _id: id }))
    throw conflict('simulation_ended', 'This simulation has ended already.');
  throw missing();
}

export async function listSimulations(ctx: Context, query: PageQuery): Promise<Page<Simulation>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const rows = await simulations(ctx)
    .find(afterCursor(query.cursor), { cuts: 0 })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<SimulationRecord[]>();
  return toPage(rows, query.limit, viewOf);
}

/** A simulation with everything it found, or has found so far. */
export async function readSimulation(ctx: Context, id: string): Promise<SimulationResult> {
  requireManager(ctx, ['reviewer', 'finance']);
  const record = await simulations(ctx).findById(id).lean<SimulationRecord>();
  if (!record) throw missing();
  const [winners, losers] = await Promise.all([extremes(ctx, id, -1), extremes(ctx, id, 1)]);
  const brands = await findBrands(ctx, Object.keys(record.cuts.brand).slice(0, 1_000));
  const cuts = CUTS.map((cut) => {
    const rows = Object.entries(record.cuts[cut] ?? {}).map(([key, sum]: [string, Sum]) => ({
      key,
      name: cut === 'brand' ? (brands.get(key)?.name ?? key) : key,
      ...sum,
    }));
    return [cut, rows.toSorted((left, right) => (left.key < right.key ? -1 : 1))];
  });
  return { ...viewOf(record), cuts: Object.fromEntries(cuts), winners, losers };
}

/** Those who gain most (-1) or lose most (1). */
async function extremes(ctx: Context, simulationId: string, direction: 1 | -1): Promise<SimulationResult['winners']> {
  const rows = await creatorResults(ctx)
    .find({ simulationId, deltaMinor: direction === 1 ? { $lt: 0 } : { $gt: 0 } })
    .sort({ deltaMinor: direction, _id: 1 })
    .limit(LISTED)
    .lean<CreatorResultRecord[]>();
  const creators = await findCreators(
    ctx,
    rows.map((row) => row.creatorId),
  );
  return rows.map(({ creatorId, actualMinor, simulatedMinor }) => {
    const creator = creators.get(creatorId);
    return {
      creatorId,
      name: creator?.displayName ?? '',
      country: creator?.country ?? '',
      actualMinor,
      simulatedMinor,
    };
  });
}

const viewOf = (record: SimulationRecord): Simulation => ({
  id: record._id,
  name: record.name,
  state: record.state,
  failure: record.failure ? { reason: record.failure.reason, at: record.failure.at.toISOString() } : null,
  input: record.input,
  currency: record.currency,
  settingsVersion: record.settingsVersion,
  createdAt: record.createdAt.toISOString(),
  finishedAt: record.finishedAt?.toISOString() ?? null,
  progress: { creators: record.creators, of: Math.max(record.of, record.creators) },
  total: record.total,
  gain: record.gain,
  lose: record.lose,
  same: record.same,
  // Simulations of before these could be changed have none.
  tiers: record.tiers ?? null,
  statuses: record.statuses ?? null,
  held: record.held ?? null,
  unconverted: record.unconverted,
});
