import type { Context } from '../context.ts';
import { defineModel, Mixed } from '../kit/model.ts';
import { currentSettings } from '../settings/index.ts';
import { loadProgrammeRates, type ProgrammeRate, programmeFalls } from './programme-rate.ts';

/** The programme's rate was lowered, or what tiers add: how far those who promote have been told. */
export interface RateNotice {
  /** `programme:` or `tiers:`, and the version of the settings. */
  _id: string;
  promotingBefore: Date;
  until: Date;
  afterCreatorId: string | null;
  done: boolean;
  /** Tiers that add less from then on. */
  tiers?: { tier: string; beforeBps: number; afterBps: number }[];
}

/** One row a decrease, and `looked` with the version of the settings up to which decreases were looked for. */
export const rateNotices = defineModel<RateNotice & { version?: number }>(
  'commission_rate_notices',
  {
    promotingBefore: Date,
    until: Date,
    afterCreatorId: String,
    done: Boolean,
    version: Number,
    tiers: { type: [Mixed], default: undefined },
  },
  [{ keys: { done: 1 }, partialFilterExpression: { done: false } }],
);

const LOOKED = 'looked';

/** Whether settings were changed since decreases were looked for. */
export async function settingsUnlooked(ctx: Context): Promise<boolean> {
  const looked = await rateNotices(ctx).findById(LOOKED, { version: 1 }).lean();
  return (looked?.version ?? 0) < (await currentSettings(ctx)).version;
}

/** Writes a notice for each decrease of the programme's rate or tiers that nobody was told of and that still spares somebody. Repeatable. */
export async function noteDecreases(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const { version } = await currentSettings(ctx);
  const looked = (await rateNotices(ctx).findById(LOOKED, { version: 1 }).lean())?.version ?? 0;
  const { rates, bonuses } = await loadProgrammeRates(ctx, now);
  const unsaid = (all: readonly ProgrammeRate[]) =>
    programmeFalls(all).filter((fall) => fall.version > looked && fall.until > now);
  for (const { version: of, from, until } of unsaid(rates)) await note(ctx, `programme:${of}`, { from, until });
  const lower = [...bonuses].flatMap(([tier, steps]) => unsaid(steps).map((fall) => ({ tier, ...fall })));
  for (const [of, falls] of Map.groupBy(lower, (fall) => fall.version)) {
    const tiers = falls.map(({ tier, beforeBps, rateBps: afterBps }) => ({ tier, beforeBps, afterBps }));
    for (const { from, until } of falls.slice(0, 1)) await note(ctx, `tiers:${of}`, { from, until, tiers });
  }
  await rateNotices(ctx).updateOne({ _id: LOOKED }, { $max: { version } }, { upsert: true });
}

async function note(
  ctx: Context,
  _id: string,
  { from, until, tiers }: { from: Date; until: Date; tiers?: RateNotice['tiers'] },
): Promise<void> {
  const fresh = { promotingBefore: from, until, afterCreatorId: null, done: false, ...(tiers ? { tiers } : {}) };
  await rateNotices(ctx).updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
}
