import { findUser, identitiesOf } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import { finishedBrandsOf } from '../campaigns/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { type Badges, badgesOf } from '../standing/index.ts';
import { plainHandle } from './handle.ts';
import { mediaKits } from './model.ts';

export interface PublicKit {
  handle: string;
  name: string;
  avatarUrl: string | null;
  about: string;
  isIndexed: boolean;
  /** Undefined where she does not show it. */
  networks:
    | { network: string; username: string | null; profileUrl: string | null; followers: number | null }[]
    | undefined;
  audience: { country: string; languages: string[]; niches: string[] } | undefined;
  standing: Badges | undefined;
  brands: string[];
}

/** Whose public page lies at an address of this programme; undefined for any other address. */
export async function creatorOfKit(ctx: Context, url: string): Promise<string | undefined> {
  const { origin, pathname } = URL.parse(url) ?? {};
  const handle = /^\/kit\/([^/]{1,300})\/?$/.exec(pathname ?? '')?.[1];
  if (!handle || origin !== new URL(ctx.config.publicUrl).origin) return undefined;
  const kit = await mediaKits(ctx)
    .findOne({ handle: plainHandle(decoded(handle)).slice(0, 60), isPublic: true }, { _id: 1 })
    .lean();
  return kit?._id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What anybody may see at an address; undefined where nothing is, or nothing is shown, without a difference between the two. */
export async function findPublicKit(ctx: Context, address: string): Promise<PublicKit | undefined> {
  const kit = await mediaKits(ctx)
    .findOne({ handle: plainHandle(address).slice(0, 60), isPublic: true })
    .lean();
  const creator = kit && (await findCreators(ctx, [kit._id])).get(kit._id);
  if (!kit || creator?.state !== 'active') return undefined;
  const [user, identities, badges, finished] = await Promise.all([
    findUser(ctx, creator.userId),
    identitiesOf(ctx, [creator.userId]),
    badgesOf(ctx, [creator._id]),
    finishedBrandsOf(ctx, creator._id),
  ]);
  const named = kit.brandIds.filter((id) => finished.includes(id));
  const brands = await findBrands(ctx, named);
  const { country, languages, niches, displayName } = creator;
  return {
    handle: kit.handle,
    name: displayName,
    avatarUrl: user?.avatarUrl ?? null,
    about: kit.about,
    isIndexed: kit.isIndexed,
    networks: kit.shows.networks ? identities.get(creator.userId) : undefined,
    audience: kit.shows.audience ? { country, languages, niches } : undefined,
    standing: kit.shows.standing ? badges.get(creator._id) : undefined,
    brands: named.flatMap((id) => brands.get(id)?.name ?? []),
  };
}
