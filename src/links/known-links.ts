import { LRUCache } from 'lru-cache';
import { findBrands, linksLead } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { stateOf } from './list-links.ts';
import { type LinkRecord, links } from './model.ts';

export interface KnownLink {
  id: string;
  creatorId: string;
  destination: string;
  subIds: LinkRecord['subIds'];
  state: LinkRecord['state'];
  /** Milliseconds of programme time; null: never. */
  expiresAtMs: number | null;
}

const MAX_LINKS = 200_000;
const FRESH_MS = 30_000;
const UNKNOWN_MS = 5_000;

export interface KnownLinks {
  /** From memory, even when stale; undefined when it is not there. */
  remembered(code: string): KnownLink | undefined;
  /** The same, or looked up; undefined when there is no such link. */
  find(code: string): KnownLink | undefined | Promise<KnownLink | undefined>;
}

/** Links by code, served from memory; a stale one is served at once and looked up again behind the visitor's back. */
export function createKnownLinks(ctx: Context): KnownLinks {
  const cache = new LRUCache<string, { link: KnownLink | undefined; freshUntil: number }>({ max: MAX_LINKS });
  const underWay = new Map<string, Promise<KnownLink | undefined>>();

  async function load(code: string): Promise<KnownLink | undefined> {
    const row = await links(ctx).findOne({ code }).maxTimeMS(3_000).lean();
    const brand = row ? (await findBrands(ctx, [row.brandId])).get(row.brandId) : undefined;
    const link = row
      ? {
          id: row._id,
          creatorId: row.creatorId,
          destination: row.destination,
          subIds: row.subIds,
          state: linksLead(brand?.state) ? stateOf(row) : ('paused' as const),
          expiresAtMs: row.expiresAt?.getTime() ?? null,
        }
      : undefined;
    cache.set(code, { link, freshUntil: Date.now() + (link ? FRESH_MS : UNKNOWN_MS) });
    return link;
  }

  function lookUp(code: string): Promise<KnownLink | undefined> {
    const known = underWay.get(code) ?? load(code).finally(() => underWay.delete(code));
    underWay.set(code, known);
    return known;
  }

  function remembered(code: string): KnownLink | undefined {
    const known = cache.get(code);
    if (known?.link && known.freshUntil < Date.now()) {
      known.freshUntil = Date.now() + FRESH_MS;
      lookUp(code).catch((error) => ctx.logger.debug({ err: error }, 'a known link is served stale'));
    }
    return known?.link;
  }

  return {
    remembered,
    find(code) {
      const link = remembered(code);
      if (link) return link;
      const isMissing = (cache.get(code)?.freshUntil ?? 0) >= Date.now();
      return isMissing ? undefined : lookUp(code);
    },
  };
}
