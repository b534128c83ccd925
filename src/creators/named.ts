import { z } from 'zod';
import type { Context } from '../context.ts';
import { findCreators } from './find-creators.ts';

/** One of those whom something would affect. */
export const NamedCreator = z.object({ id: z.string(), name: z.string() }).meta({ id: 'NamedCreator' });
export type NamedCreator = z.output<typeof NamedCreator>;

/** What some creators are called, in the order asked; those who are not there any more are left out. At most 1,000. */
export async function namesOfCreators(ctx: Context, ids: string[]): Promise<NamedCreator[]> {
  const found = await findCreators(ctx, ids);
  return ids.flatMap((id) => {
    const name = found.get(id)?.displayName;
    return name === undefined ? [] : [{ id, name }];
  });
}
