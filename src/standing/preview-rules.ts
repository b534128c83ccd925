import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { currentSettings, Settings } from '../settings/index.ts';
import { evidenceOf } from './evaluate.ts';
import { reachedStatus } from './kol.ts';
import { type StandingRecord, standings } from './model.ts';
import { reachClassOf } from './reach.ts';
import type { StandingPreview } from './schemas.ts';
import { reachedTier } from './tiers.ts';

/** Up to so many creators are all looked at; of more, a sample of this size. */
const MOST = 50_000;
const EXAMPLES = 5;

/**
 * Who would reach another tier, status or class if the rules of standing were changed, by the figures that are kept. Changes
 * nothing.
 */
export async function previewRules(ctx: Context, standing: unknown): Promise<StandingPreview> {
  requireManager(ctx, []);
  const before = (await currentSettings(ctx)).standing;
  const after = Settings.parse({ standing }).standing;
  const creators = await standings(ctx).estimatedDocumentCount();
  const [tiers, kol, reach] = [new Counter(), new Counter(), new Counter()];
  let looked = 0;
  const rows = standings(ctx).collection.aggregate<StandingRecord>([
    ...(creators > MOST ? [{ $sample: { size: MOST } }] : []),
    { $project: { figures: 1, reach: 1, authenticity: 1, reliability: 1, openHighRisk: 1, reachClass: 1 } },
  ]);
  for await (const row of rows) {
    looked += 1;
    const followers = row.reach?.followers ?? null;
    const netGmvMinor = row.figures?.netGmvMinor ?? null;
    if (netGmvMinor !== null)
      tiers.count(row._id, reachedTier(netGmvMinor, before.tiers), reachedTier(netGmvMinor, after.tiers));
    const classes = [reachClassOf(followers, before.reach), reachClassOf(followers, after.reach)] as const;
    reach.count(row._id, classes[0] ?? 'none', classes[1] ?? 'none');
    const statusBy = (rules: typeof before, index: 0 | 1) =>
      reachedStatus(evidenceOf({ ...row, reachClass: classes[index] }), rules.kol);
    const statuses = [statusBy(before, 0), statusBy(after, 1)] as const;
    if (statuses[0] && statuses[1]) kol.count(row._id, statuses[0], statuses[1]);
  }
  const scale = looked > 0 && looked < creators ? creators / looked : 1;
  const recount = before.tierWindowDays !== after.tierWindowDays;
  return {
    creators,
    looked,
    tiers: recount ? [] : await tiers.moves(ctx, scale),
    kol: await kol.moves(ctx, scale),
    reach: await reach.moves(ctx, scale),
    recount,
  };
}

class Counter {
  private readonly counts = new Map<string, { from: string; to: string; count: number; ids: string[] }>();

  count(creatorId: string, from: string, to: string): void {
    if (from === to) return;
    const move = this.counts.get(`${from} ${to}`) ?? { from, to, count: 0, ids: [] };
    move.count += 1;
    if (move.ids.length < EXAMPLES) move.ids.push(creatorId);
    this.counts.set(`${from} ${to}`, move);
  }

  async moves(ctx: Context, scale: number) {
    const sorted = [...this.counts.values()].toSorted((left, right) => right.count - left.count);
    return Promise.all(
      sorted.map(async ({ ids, from, to, count }) => ({
        from,
        to,
        count: Math.round(count * scale),
        examples: await namesOfCreators(ctx, ids),
      })),
    );
  }
}
