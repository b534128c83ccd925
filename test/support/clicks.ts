import type { Connection } from 'mongoose';
import type { Context } from '../../src/context.ts';
import { type ClickRecord, clickBatches } from '../../src/links/model.ts';
import { unpackClicks } from '../../src/links/pack-clicks.ts';
import { takeInResults } from '../../src/reports/index.ts';

/** Clicks that are written and are like this one. */
export async function countClicks(holder: { mongo: Connection }, like: Partial<ClickRecord>): Promise<number> {
  const batches = await clickBatches(holder).find().lean();
  const clicks = (await Promise.all(batches.map(unpackClicks))).flat();
  const wanted = Object.entries(like) as [keyof ClickRecord, unknown][];
  return clicks.filter((click) => wanted.every(([name, value]) => click[name] === value)).length;
}

/** Counts, as the worker does, all that is noted and not counted yet. */
export async function countAll(ctx: Context): Promise<void> {
  while ((await takeInResults(ctx)) > 0);
}
