import type { Context } from '../context.ts';
import { type LinkRecord, links } from './model.ts';

/** Some links drawn by chance, without looking at the others. */
export const sampleLinks = (ctx: Context, size: number): Promise<LinkRecord[]> =>
  links(ctx).aggregate<LinkRecord>([{ $sample: { size } }]);
