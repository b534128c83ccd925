import { z } from 'zod';
import { malformed } from './errors.ts';

export const PAGE_LIMIT = 100;

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(25).meta({ description: 'At most this many rows' }),
  cursor: z.string().max(1_000).optional().meta({ description: '`next` of the page before' }),
});
export type PageQuery = z.infer<typeof PageQuery>;

export interface Page<T> {
  data: T[];
  next: string | null;
}

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), next: z.string().nullable() });

/** Opens a cursor: the id of the last row of the page before. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  // Decoding forgives anything: only what becomes the same cursor again was made here.
  if (id === '' || Buffer.from(id).toString('base64url') !== cursor)
    throw malformed('cursor_invalid', 'This cursor was not made by this list.');
  return id;
}

/** Filter for the rows after a cursor in a list sorted by `_id` downwards (newest first). */
export function afterCursor(cursor: string | undefined): { _id?: { $lt: string } } {
  const id = readCursor(cursor);
  return id === undefined ? {} : { _id: { $lt: id } };
}

/** Makes a page from up to `limit + 1` rows: the extra row only says that there are more. */
export function toPage<Row extends { _id: string }, Item>(
  rows: Row[],
  limit: number,
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { data: shown.map(view), next: last ? Buffer.from(last._id).toString('base64url') : null };
}
