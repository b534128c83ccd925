import type { Context } from '../context.ts';
import { links } from './model.ts';

/** Whose a link is and to which brand it leads, by its code or its whole address; undefined when there is no such link. */
export async function ownerOfLink(
  ctx: Context,
  text: string,
): Promise<{ creatorId: string; brandId: string } | undefined> {
  const code = /(?:^|\/r\/)([a-z0-9]{4,32})(?:[/?#].*)?$/i.exec(text.trim())?.[1]?.toLowerCase();
  const row = code ? await links(ctx).findOne({ code }, { creatorId: 1, brandId: 1 }).lean() : null;
  return row ? { creatorId: row.creatorId, brandId: row.brandId } : undefined;
}
