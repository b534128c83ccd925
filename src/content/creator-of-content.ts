import type { Context } from '../context.ts';
import { contentPrints } from './model.ts';
import { plainAddress } from './plain-address.ts';

/** Whose piece of content lies at an address; undefined when none was checked there. */
export async function creatorOfContent(ctx: Context, url: string): Promise<string | undefined> {
  const row = await contentPrints(ctx)
    .findOne({ url: plainAddress(url) }, { creatorId: 1 })
    .lean();
  return row?.creatorId;
}
