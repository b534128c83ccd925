import type { Context } from '../context.ts';
import type { CardFilter } from './card-filter.ts';
import type { Measure } from './measures.ts';
import { type CardRecord, cards } from './model.ts';

/** So many cards are read whole and sorted here; of more, the list's own order is followed until enough are found. */
export const FEW = 1_000;
/** Often the first few fit; the longer it takes, the more are read at once. */
const FIRST_CHUNK = 50;
const MOST_IN_CHUNK = 500;
/** A third of what a page may take: what was found until then is the page, and the next one goes on from there. */
const PATIENCE_MS = 30;
const TIME_LIMIT_MS = 3_000;

/** What deciding about a card takes; the whole card is read when it is shown. */
export type Scanned = Pick<CardRecord, '_id' | 'traits' | 'sort'> & Partial<Pick<CardRecord, 'words'>>;
const SCANNED = { traits: 1, sort: 1 } as const;

/** A place in the order of a list: the last card's measure and id. */
export type Place = [value: number, id: string];

export interface Scan {
  found: Scanned[];
  /** From where to go on; undefined when everything was looked at. */
  next: Place | undefined;
}

/**
 * Cards that fit, in the order of a measure, behind a place: at most `most`, and fewer when time was up. The condition that fewest cards
 * meet leads: its few cards are read and sorted, or, when they are many, its index is read in the order of the list, and the other
 * conditions are looked up as it goes. Either way the work is bounded.
 */
export async function scanCards(
  ctx: Context,
  filter: CardFilter,
  { measure, after, most, few = FEW }: { measure: Measure; after: Place | undefined; most: number; few?: number },
): Promise<Scan> {
  const [lead] = filter.conditions;
  const all = lead && lead.size <= few ? await readFew(ctx, filter, lead.query, few) : undefined;
  if (all) return cut(sortBy(all.filter(filter.fits), measure), measure, after, most);
  const query = lead?.isOrdered ? lead.query : {};
  let size = Math.min(MOST_IN_CHUNK, Math.max(FIRST_CHUNK, most));
  const deadline = performance.now() + PATIENCE_MS;
  const found: Scanned[] = [];
  let place = after;
  do {
    const chunk = await readChunk(ctx, filter, { query, measure, place, size });
    for (const card of chunk) {
      place = [card.sort[measure], card._id];
      if (filter.fits(card)) found.push(card);
      if (found.length === most) return { found, next: place };
    }
    if (chunk.length < size) return { found, next: undefined };
    size = Math.min(MOST_IN_CHUNK, size * 4);
  } while (performance.now() < deadline);
  return { found, next: place };
}

/** All cards of a small condition; undefined when they have become many since they were counted. */
async function readFew(ctx: Context, filter: CardFilter, query: object, few: number): Promise<Scanned[] | undefined> {
  const rows = await read(ctx, filter, query, {}, few + 1);
  return rows.length > few ? undefined : rows;
}

/** The next cards in the order of a list. Behind a place: first those with the same figure, then the smaller ones, each by the index. */
async function readChunk(
  ctx: Context,
  filter: CardFilter,
  { query, measure, place, size }: { query: object; measure: Measure; place: Place | undefined; size: number },
): Promise<Scanned[]> {
  const key = `sort.${measure}`;
  const order = { [key]: -1, _id: 1 } as const;
  if (!place) return read(ctx, filter, query, order, size);
  const [value, id] = place;
  const same = await read(ctx, filter, { ...query, [key]: value, _id: { $gt: id } }, order, size);
  if (same.length === size) return same;
  return [...same, ...(await read(ctx, filter, { ...query, [key]: { $lt: value } }, order, size - same.length))];
}

const read = (
  ctx: Context,
  { asksWords }: CardFilter,
  where: object,
  order: Record<string, 1 | -1>,
  most: number,
): Promise<Scanned[]> =>
  cards(ctx)
    .collection.find(where, {
      projection: asksWords ? { ...SCANNED, words: 1 } : SCANNED,
      sort: order,
      limit: most,
      batchSize: most,
      maxTimeMS: TIME_LIMIT_MS,
    })
    .toArray() as unknown as Promise<Scanned[]>;

const sortBy = (rows: Scanned[], measure: Measure): Scanned[] =>
  rows.toSorted((left, right) => right.sort[measure] - left.sort[measure] || (left._id < right._id ? -1 : 1));

function cut(rows: Scanned[], measure: Measure, after: Place | undefined, most: number): Scan {
  const rest = after
    ? rows.filter(({ sort, _id }) => sort[measure] < after[0] || (sort[measure] === after[0] && _id > after[1]))
    : rows;
  const found = rest.slice(0, most);
  const last = found.at(-1);
  return { found, next: last && rest.length > most ? [last.sort[measure], last._id] : undefined };
}
