import { addBrand, addShop } from '../../src/brands/index.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { type CreatorRecord, creators } from '../../src/creators/model.ts';
import { type LinkRecord, links, sourceCounters } from '../../src/links/model.ts';

/** What the load needs to know of the programme that it is sent to. */
export interface Programme {
  shopId: string;
  secret: string;
  links: { id: string; code: string; creatorId: string }[];
}

/** Step through the links so that orders in a row are of different creators; shares no factor with their number. */
export const STRIDE = 37;

export interface ProgrammeSize {
  creators: number;
  linksPerCreator: number;
  /** How many of the links the load is told of, spread evenly over all; left out, every one. */
  sample?: number;
}

const AT_ONCE = 5_000;

/** One brand with a shop, and active creators with links to it, each with its counter. */
export async function seedProgramme(root: Context, size: ProgrammeSize): Promise<Programme> {
  const ctx = asSystem(root, 'bench');
  const brand = await addBrand(ctx, { name: 'Bench', country: 'ES', domains: ['bench.example'] });
  const shop = await addShop(ctx, { brandId: brand._id, name: 'Bench online' });
  const total = size.creators * size.linksPerCreator;
  const step = Math.max(1, Math.floor(total / (size.sample ?? total)));
  const told: Programme['links'] = [];
  let count = 0;
  for (let start = 0; start < size.creators; start += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, size.creators - start) }, () => creatorRow(ctx));
    const rows = people.flatMap(({ _id }) =>
      Array.from({ length: size.linksPerCreator }, () => linkRow(ctx, _id, brand._id)),
    );
    await creators(ctx).collection.insertMany(people as never[], { ordered: false });
    await links(ctx).collection.insertMany(rows as never[], { ordered: false });
    const counters = rows.map(({ _id }) => ({ _id, clicks: 0, visitors: 0, orders: 0 }));
    await sourceCounters(ctx).collection.insertMany(counters as never[], { ordered: false });
    for (const { _id, code, creatorId } of rows) if (count++ % step === 0) told.push({ id: _id, code, creatorId });
  }
  return { shopId: shop.id, secret: shop.secret, links: told };
}

const creatorRow = (ctx: Context): CreatorRecord => ({
  _id: ctx.ids.next('crt'),
  userId: ctx.ids.next('usr'),
  state: 'active',
  displayName: 'Somebody',
  country: 'ES',
  birthDate: '1996-05-04',
  languages: ['es'],
  niches: ['home'],
  appliedAt: ctx.clock.now(),
  decidedAt: ctx.clock.now(),
  decidedBy: 'bench',
  reason: null,
  ownHashes: [],
});

const linkRow = (ctx: Context, creatorId: string, brandId: string): LinkRecord => ({
  _id: ctx.ids.next('lnk'),
  // Longer than real ones: among a million of those some would be drawn twice.
  code: ctx.ids.code(12),
  creatorId,
  brandId,
  destination: 'https://www.bench.example/lamps/linen?colour=sand',
  channel: 'story',
  subIds: {},
  state: 'active',
  createdAt: ctx.clock.now(),
});
