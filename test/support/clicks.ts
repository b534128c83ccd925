import type { Connection } from 'mongoose';
import { type ClickRecord, clickBatches } from '../../src/links/model.ts';

/** Clicks that are written and are like this one. */
export async function countClicks(holder: { mongo: Connection }, like: Partial<ClickRecord>): Promise<number> {
  const match = Object.fromEntries(Object.entries(like).map(([name, value]) => [`clicks.${name}`, value]));
  const [sum] = await clickBatches(holder).aggregate<{ count: number }>([
    { $unwind: '$clicks' },
    { $match: match },
    { $count: 'count' },
  ]);
  return sum?.count ?? 0;
}
