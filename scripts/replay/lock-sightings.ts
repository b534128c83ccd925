import { inParallel } from './in-parallel.ts';
import type { Creator } from './join-creators.ts';
import type { ProgrammeTime } from './programme-time.ts';

/** A lock date that a creator was shown while it was still to come. */
export interface LockSighting {
  orderKey: string;
  lockAt: string;
  /** What Kolect had been told by then. */
  newsUntil: Date;
}

interface OrderRow {
  externalId: string;
  brand: { name: string };
  lockAt: string | null;
}

const CREATORS_AT_ONCE = 40;
const CONCURRENCY = 8;

/** Looks, as some creators do once a month, at what is still to lock. Each month it is others. */
export async function seeLocks(creators: Creator[], newsUntil: Date, time: ProgrammeTime): Promise<LockSighting[]> {
  await time.settle();
  const monthNumber = newsUntil.getUTCFullYear() * 12 + newsUntil.getUTCMonth();
  const from = (monthNumber * CREATORS_AT_ONCE) % creators.length;
  const some = [...creators, ...creators].slice(from, from + Math.min(CREATORS_AT_ONCE, creators.length));
  const pages = await inParallel(some, CONCURRENCY, ({ browser }) =>
    browser.ask<{ data: OrderRow[] }>('GET', '/v1/orders?limit=100'),
  );
  return pages.flatMap(({ data }) =>
    data.flatMap(({ externalId, brand, lockAt }) =>
      lockAt ? [{ orderKey: `${externalId}/${brand.name}`, lockAt, newsUntil }] : [],
    ),
  );
}
