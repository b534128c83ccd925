import type { z } from 'zod';
import type { Context } from '../context.ts';
import { daysOfLink } from './days-of.ts';
import { describeLinks, findOwnLink } from './list-links.ts';
import type { Link, LinkWithDays } from './schemas.ts';

const DAYS = 30;

/** One link of the acting creator with its clicks day by day. */
export async function readLink(ctx: Context, id: string): Promise<z.infer<typeof LinkWithDays>> {
  const link = await findOwnLink(ctx, id);
  const view = (await describeLinks(ctx, [link])).get(id) as z.infer<typeof Link>;
  return { ...view, days: await daysOfLink(ctx, id, DAYS) };
}
