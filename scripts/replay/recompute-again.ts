import { commissions } from '../../src/commissions/model.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { journal } from '../../src/ledger/model.ts';
import { orders } from '../../src/orders/model.ts';
import { settleOrders } from '../../src/orders/settle-orders.ts';
import { evaluateDue, openRun } from '../../src/standing/evaluate-due.ts';
import {
  type StandingRecord,
  standingChanges,
  standingRuns,
  standingState,
  standings,
} from '../../src/standing/model.ts';
import type { MonthRate } from './month-rates.ts';
import { type DecidedLine, recomputeStanding } from './recompute-standings.ts';
import type { TierRules } from './recompute-tiers.ts';

const BATCH = 200;

/** What was kept of one creator beside what was recomputed. */
export interface CreatorComparison {
  creatorId: string;
  commissions: number;
  /** Commissions that came out otherwise when her orders were settled again. */
  otherCommissions: number;
  tier: string;
  moves: number;
  netGmvMinor: number;
  earnedUsdMinor: number;
  /** What is kept and what a second opinion says, where they differ. */
  differences: string[];
}

export interface Recomputation {
  creators: CreatorComparison[];
  /** Entries that settling everything again added to the journal. */
  newEntries: number;
  /** Creators of whom the full evaluation counted something else than was kept. */
  changedByFullRun: number;
  evaluatedByFullRun: number;
}

/**
 * Recomputes what is maintained and compares, creator by creator: every order is settled again from its events, every standing is
 * counted again by a full evaluation, and once more by other code, day by day from the first commission.
 */
export async function recomputeAgain(root: Context, rates: MonthRate[], tiers?: TierRules): Promise<Recomputation> {
  const ctx = asSystem(root, 'replay');
  const before = await commissionTexts(ctx);
  const entries = await journal(ctx).countDocuments();
  await settleEverything(ctx);
  const after = await commissionTexts(ctx);
  const kept = await standings(ctx).find().sort({ _id: 1 }).lean<StandingRecord[]>();
  const lastAt = (await standingState(ctx).findById('state').lean())?.lastAt ?? new Date(0);
  const { changed, evaluated } = await evaluateEverybody(ctx, lastAt);
  const lines = Map.groupBy(await decidedLines(ctx), (line) => line.creatorId);
  const creators: CreatorComparison[] = [];
  for (const record of kept) {
    const own = [...before].filter(([, { creatorId }]) => creatorId === record._id);
    const again = recomputeStanding(lines.get(record._id) ?? [], rates, lastAt.getTime(), tiers);
    creators.push({
      creatorId: record._id,
      commissions: own.length,
      otherCommissions: own.filter(([id, { text }]) => after.get(id)?.text !== text).length,
      tier: record.tier,
      moves: again.moves.length,
      netGmvMinor: record.figures?.netGmvMinor ?? 0,
      earnedUsdMinor: record.figures?.earnedUsdMinor ?? 0,
      differences: differencesOf(await keptOf(ctx, record), again),
    });
  }
  return {
    creators,
    newEntries: (await journal(ctx).countDocuments()) - entries,
    changedByFullRun: changed,
    evaluatedByFullRun: evaluated,
  };
}

async function settleEverything(ctx: Context): Promise<void> {
  for (let afterId = ''; ; ) {
    const rows = await orders(ctx)
      .find({ _id: { $gt: afterId } }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    const last = rows.at(-1);
    if (!last) return;
    await settleOrders(
      ctx,
      rows.map((row) => row._id),
    );
    afterId = last._id;
  }
}

async function evaluateEverybody(ctx: Context, at: Date): Promise<{ changed: number; evaluated: number }> {
  const run = await openRun(ctx, 'full', at);
  await evaluateDue(ctx);
  const { changed = 0, evaluated = 0 } = (await standingRuns(ctx).findById(run._id).lean()) ?? {};
  return { changed, evaluated };
}

async function commissionTexts(ctx: Context): Promise<Map<string, { creatorId: string; text: string }>> {
  const rows = await commissions(ctx).collection.find().toArray();
  return new Map(rows.map((row) => [String(row._id), { creatorId: String(row.creatorId), text: JSON.stringify(row) }]));
}

async function decidedLines(ctx: Context): Promise<DecidedLine[]> {
  const rows = await commissions(ctx)
    .find({ role: 'creator', decidedAt: { $ne: null } })
    .lean();
  return rows.map(({ creatorId, decidedAt, kind, state, reversal, amountMinor, netMinor }) => ({
    creatorId,
    decidedAt: decidedAt?.getTime() ?? 0,
    kind,
    state,
    reason: reversal?.reason,
    amount: amountMinor,
    net: netMinor,
  }));
}

async function keptOf(
  ctx: Context,
  { _id, tier, figures }: StandingRecord,
): Promise<ReturnType<typeof recomputeStanding>> {
  const changes = await standingChanges(ctx).find({ creatorId: _id, what: 'tier' }).sort({ at: 1, _id: 1 }).lean();
  return {
    tier,
    moves: changes.map(({ at, from, to }) => `${at.toISOString().slice(0, 10)} ${from} > ${to}`),
    netGmv: figures?.netGmvMinor ?? Number.NaN,
    earnedUsd: figures?.earnedUsdMinor ?? Number.NaN,
    lines: figures?.lines ?? Number.NaN,
    returned: figures?.returnedLines ?? Number.NaN,
  };
}

type Standing = ReturnType<typeof recomputeStanding>;

const differencesOf = (kept: Standing, again: Standing): string[] =>
  (Object.keys(again) as (keyof Standing)[])
    .filter((key) => String(kept[key]) !== String(again[key]))
    .map((key) => `${key}: ${kept[key]}, recomputed ${again[key]}`);
