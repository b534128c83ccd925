import type { Collection, Document, Filter } from 'mongodb';
import { resourceMissing } from './failure.ts';
import type { ListParams } from './params.ts';
import type { StoredObject } from './store.ts';

export interface StripeList<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

/** One page, newest first, with Stripe's cursors; source: https://docs.stripe.com/api/pagination */
export async function listPage<T extends object>(
  collection: Collection<StoredObject<T>>,
  filter: Document,
  params: ListParams,
  { url, noun }: { url: string; noun: string },
): Promise<StripeList<T>> {
  const { starting_after: after, ending_before: before, limit, created } = params;
  const cursor = after ?? before;
  const conditions: Document[] = [filter];
  if (cursor !== undefined) {
    const start = await collection.findOne({ _id: cursor } as Filter<StoredObject<T>>, { projection: { seq: 1 } });
    if (!start) throw resourceMissing(noun, cursor, after === undefined ? 'ending_before' : 'starting_after');
    conditions.push({ seq: after === undefined ? { $gt: start.seq } : { $lt: start.seq } });
  }
  for (const [bound, seconds] of Object.entries(created ?? {})) {
    if (seconds !== undefined) conditions.push({ 'body.created': { [`$${bound}`]: seconds } });
  }
  const backwards = after === undefined && before !== undefined;
  const found = await collection
    .find({ $and: conditions } as Filter<StoredObject<T>>)
    .sort({ seq: backwards ? 1 : -1 })
    .limit(limit + 1)
    .toArray();
  const data = found.slice(0, limit).map(({ body }) => body as T);
  return { object: 'list', url, has_more: found.length > limit, data: backwards ? data.reverse() : data };
}
