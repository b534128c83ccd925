import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import { currentSettings } from '../settings/index.ts';
import { loadProgrammeRates, programmeFalls } from './programme-rate.ts';

/** The programme's rate was lowered: how far those who promote have been told. */
export interface RateNotice {
  /** `programme:` and the version of the settings. */
  _id: string;
  promotingBefore: Date;
  until: Date;
  afterCreatorId: string | null;
  done: boolean;
}

/** One row a decrease, and `looked` with the version of the settings up to which decreases were looked for. */
export const rateNotices = defineModel<RateNotice & { version?: number }>(
  'commission_rate_notices',
  { promotingBefore: Date, until: Date, afterCreatorId: String, done: Boolean, version: Number },
  [{ keys: { done: 1 }, partialFilterExpression: { done: false } }],
);

const LOOKED = 'looked';

/** Whether settings were changed since decreases were looked for. */
export async function settingsUnlooked(ctx: Context): Promise<boolean> {
  const looked = await rateNotices(ctx).findById(LOOKED, { version: 1 }).lean();
  return (looked?.version ?? 0) < (await currentSettings(ctx)).version;
}

/** Writes a notice for each decrease of the programme's rate that nobody was told of and that still spares somebody. Repeatable. */
export async function noteDecreases(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const { version } = await currentSettings(ctx);
  const looked = (await rateNotices(ctx).findById(LOOKED, { version: 1 }).lean())?.version ?? 0;
  const falls = programmeFalls(await loadProgrammeRates(ctx, now));
  for (const { version: of, from, until } of falls.filter((fall) => fall.version > looked && fall.until > now))
    await rateNotices(ctx).updateOne(
      { _id: `programme:${of}` },
      { $setOnInsert: { promotingBefore: from, until, afterCreatorId: null, done: false } },
      { upsert: true },
    );
  await rateNotices(ctx).updateOne({ _id: LOOKED }, { $max: { version } }, { upsert: true });
}
