import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { currentSettings, Settings } from '../settings/index.ts';
import { evidenceOf } from './evaluate.ts';
import { reachedStatus } from './kol.ts';
import { type StandingRecord, standings } from './model.ts';
import { reachClassOf } from './reach.ts';
import type { StandingPreview } from './schemas.ts';
import { reachedTier } from './tiers.ts';

/** Up to so many creators are all looked at; of more, a sample of this size. */
const MOST = 50_000;

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
      tiers.count(reachedTier(netGmvMinor, before.tiers), reachedTier(netGmvMinor, after.tiers));
    const classes = [reachClassOf(followers, before.reach), reachClassOf(followers, after.reach)] as const;
    reach.count(classes[0] ?? 'none', classes[1] ?? 'none');
    const statusBy = (rules: typeof before, index: 0 | 1) =>
      reachedStatus(evidenceOf({ ...row, reachClass: classes[index] }), rules.kol);
    const statuses = [statusBy(before, 0), statusBy(after, 1)] as const;
    if (statuses[0] && statuses[1]) kol.count(statuses[0], statuses[1]);
  }
  const scale = looked > 0 && looked < creators ? creators / looked : 1;
  const recount = before.tierWindowDays !== after.tierWindowDays;
  return {
    creators,
    looked,
    tiers: recount ? [] : tiers.moves(scale),
    kol: kol.moves(scale),
    reach: reach.moves(scale),
    recount,
  };
}

class Counter {
  private readonly counts = new Map<string, { from: string; to: string; count: number }>();

  count(from: string, to: string): void {
    if (from === to) return;
    const move = this.counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    this.counts.set(`${from} ${to}`, { ...move, count: move.count + 1 });
  }

  moves(scale: number) {
    return [...this.counts.values()]
      .map((move) => ({ ...move, count: Math.round(move.count * scale) }))
      .toSorted((left, right) => right.count - left.count);
  }
}
