import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { creators } from '../../src/creators/model.ts';
import { cardFilter } from '../../src/discovery/card-filter.ts';
import { countFacets } from '../../src/discovery/count-facets.ts';
import { changeList, dropList, findLists, makeList } from '../../src/discovery/creator-lists.ts';
import { makeCard } from '../../src/discovery/make-card.ts';
import { MEASURES } from '../../src/discovery/measures.ts';
import { type CardRecord, cards } from '../../src/discovery/model.ts';
import { recommendCreators } from '../../src/discovery/recommend-creators.ts';
import { refreshDueCards } from '../../src/discovery/refresh-cards.ts';
import { type Place, scanCards } from '../../src/discovery/scan-cards.ts';
import { CreatorQuery } from '../../src/discovery/schemas.ts';
import { readCard, searchCreators } from '../../src/discovery/search-creators.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { orderPlaced, unique } from '../builders.ts';
import { report, someTouch } from '../support/orders.ts';
import { someCreator, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let member: Context;
let all: CardRecord[];
const BRAND = 'brn_search';

const pick = <T>(values: T[], index: number): T => values[index % values.length] as T;

/** Three hundred cards with every value that a filter can ask for, many of them alike. */
function someCards(): CardRecord[] {
  const now = ctx.clock.now();
  return Array.from({ length: 300 }, (_, index) =>
    makeCard(
      {
        creator: {
          _id: unique('crt_s'),
          displayName: pick(['Ana Lima', 'Анна Ли', 'Zoë Ana', 'Bruno'], index),
          country: pick(['PT', 'ES', 'PL'], index),
          languages: [pick(['pt', 'es'], index)],
          niches: [pick(['food', 'home', 'travel'], index >> 1)],
        },
        networks: [
          { network: pick(['x', 'tiktok'], index), username: null, profileUrl: null, followers: (index % 7) * 1_000 },
        ],
        standing: {
          tier: pick(['bronze', 'gold'] as const, index >> 2),
          reachClass: null,
          kol: 'creator',
          authenticity: index % 5 === 0 ? null : 50 + (index % 50),
        },
        clicks: 100,
        sales: [{ brandId: pick([BRAND, 'brn_other'], index), orders: index % 4, gmvMinor: (index % 11) * 1_000 }],
        categories: [],
        currency: 'EUR',
      },
      now,
      new Date(now.getTime() + 86_400_000),
    ),
  );
}

beforeAll(async () => {
  ctx = await testContext();
  const brandRoles = [{ brandId: BRAND, role: 'editor' as const }];
  member = { ...ctx, actor: { kind: 'user', userId: 'usr_m', creatorActive: false, brandRoles } };
  all = someCards();
  await cards(ctx).collection.insertMany(all as never[]);
});

async function everyPage(query: object, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await searchCreators(
      member,
      BRAND,
      CreatorQuery.parse({ ...query, limit, ...(cursor ? { cursor } : {}) }),
    );
    ids.push(...page.data.map((card) => card.id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

/** The same by the way that is taken when no condition is met by few. */
async function everyScan(query: object, most: number): Promise<string[]> {
  const { sort, ...asked } = CreatorQuery.parse(query);
  const filter = await cardFilter(member, BRAND, asked);
  const ids: string[] = [];
  let after: Place | undefined;
  do {
    const scan = await scanCards(member, filter, { measure: sort, after, most, few: -1 });
    ids.push(...scan.found.map((card) => card._id));
    after = scan.next;
  } while (after);
  return ids;
}

test('whatever is asked, all pages together are exactly the creators that fit, in order, each once', async () => {
  const filter = fc.record(
    {
      country: fc.constantFrom('PT', 'ES,PL', 'FR'),
      niche: fc.constantFrom('food', 'home,travel'),
      network: fc.constantFrom('x', 'tiktok'),
      tier: fc.constantFrom('gold', 'bronze,gold'),
      authentic: fc.constantFrom('60', '90'),
      minFollowers: fc.constantFrom('1', '4000'),
      minAovMinor: fc.constantFrom('1', '4000'),
      q: fc.constantFrom('ana', 'an li', 'анн'),
      brand: fc.constantFrom(BRAND),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      filter,
      fc.constantFrom(...MEASURES),
      fc.integer({ min: 7, max: 100 }),
      async (asked, sort, limit) => {
        const expected = all
          .filter((card) => fits(card, asked))
          .toSorted((left, right) => right.sort[sort] - left.sort[sort] || (left._id < right._id ? -1 : 1))
          .map((card) => card._id);
        expect(await everyPage({ ...asked, sort }, limit)).toEqual(expected);
        expect(await everyScan({ ...asked, sort }, limit)).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});

/** The same question answered the plain way. */
function fits(card: CardRecord, asked: Record<string, string | undefined>): boolean {
  const oneOf = (value: string | undefined, has: (part: string) => boolean) => !value || value.split(',').some(has);
  return (
    oneOf(asked.country, (country) => card.country === country) &&
    oneOf(asked.niche, (niche) => card.niches.includes(niche)) &&
    oneOf(asked.network, (network) => card.networks.some((row) => row.network === network)) &&
    oneOf(asked.tier, (tier) => card.tier === tier) &&
    oneOf(asked.brand, (brand) => card.brands.some((row) => row.brandId === brand)) &&
    (!asked.authentic || (card.authenticity ?? -1) >= Number(asked.authentic)) &&
    (!asked.minFollowers || (card.followers ?? -1) >= Number(asked.minFollowers)) &&
    (!asked.minAovMinor || (card.aovMinor ?? -1) >= Number(asked.minAovMinor)) &&
    (asked.q ?? '').split(' ').every((word) =>
      card.displayName
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(' ')
        .some((part) => part.startsWith(word)),
    )
  );
}

test('facets count what narrowing would leave', async () => {
  const { counted, isComplete, facets } = await countFacets(member, BRAND, { country: ['PT'] });
  const inPortugal = all.filter((card) => card.country === 'PT');
  expect({ counted, isComplete }).toEqual({ counted: inPortugal.length, isComplete: true });
  const niches = facets.find(({ facet }) => facet === 'niche')?.values ?? [];
  for (const { value, count } of niches)
    expect(count, value).toBe(inPortugal.filter((card) => card.niches.includes(value)).length);
  expect(niches.reduce((sum, { count }) => sum + count, 0)).toBe(inPortugal.length);
  const brands = facets.find(({ facet }) => facet === 'brand')?.values ?? [];
  expect(brands.map(({ value, name }) => [value, name]).toSorted()).toEqual([
    ['brn_other', null],
    [BRAND, null],
  ]);
});

test('bad questions are refused by name, and a stranger finds nothing', async () => {
  for (const bad of [
    { country: 'Portugal' },
    { network: 'myspace' },
    { authentic: '55' },
    { sort: 'luck' },
    { minFollowers: '-1' },
    { minAovMinor: 'much' },
  ])
    expect(CreatorQuery.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  const query = CreatorQuery.parse({});
  for (const cursor of ['x', Buffer.from('[1]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])
    await expect(searchCreators(member, BRAND, { ...query, cursor })).rejects.toMatchObject({ code: 'cursor_invalid' });
  await expect(searchCreators(member, 'brn_other', query)).rejects.toMatchObject({ kind: 'missing' });
  await expect(readCard(member, BRAND, 'crt_nobody')).rejects.toMatchObject({ kind: 'missing' });
});

describe('saved lists', () => {
  test('hold creators once, filter the search, and belong to their brand', async () => {
    const list = await makeList(member, BRAND, 'Spring launch');
    const [one = '', two = ''] = all.map((card) => card._id);
    await changeList(member, { brandId: BRAND, listId: list.id, change: { add: [one, two, one], name: 'Autumn' } });
    await changeList(member, { brandId: BRAND, listId: list.id, change: { add: [one], remove: [two] } });
    expect((await findLists(member, BRAND)).data).toMatchObject([{ name: 'Autumn', creatorIds: [one] }]);
    expect(await everyPage({ list: list.id }, 25)).toEqual([one]);
    const other = {
      ...member,
      actor: { ...member.actor, brandRoles: [{ brandId: 'brn_2', role: 'owner' }] },
    } as Context;
    await expect(changeList(other, { brandId: 'brn_2', listId: list.id, change: {} })).rejects.toMatchObject({
      kind: 'missing',
    });
    await dropList(member, BRAND, list.id);
    await expect(dropList(member, BRAND, list.id)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('are bounded, however many add at once', async () => {
    const list = await makeList(member, BRAND, 'Many');
    const names = Array.from({ length: 1_300 }, (_, index) => `crt_${index}`);
    const adds = Array.from({ length: 13 }, (_, index) => names.slice(index * 100, index * 100 + 100));
    const outcomes = await Promise.allSettled(
      adds.map((add) => changeList(member, { brandId: BRAND, listId: list.id, change: { add } })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect((await findLists(member, BRAND)).data.find(({ id }) => id === list.id)?.creatorIds).toHaveLength(1_000);
  });
});

test('cards are made of what creators really sold, kept up each day, and go with who leaves', async () => {
  const fresh = await testContext();
  const shop = await someShop(fresh);
  const intake = createIntake(fresh, () => undefined);
  const seller = await someTouch(fresh, shop);
  const { creator: idle } = await someCreator(fresh);
  for (let index = 0; index < 3; index += 1)
    await report(
      fresh,
      intake,
      shop,
      orderPlaced({ clickId: seller.clickId(), placedAt: fresh.clock.now().toISOString() }),
    );
  await processEvents(fresh);
  const settle = async () => {
    while ((await refreshDueCards(fresh)) > 0);
  };
  await settle();
  expect(await cards(fresh).countDocuments({ _id: { $in: [seller.creator._id, idle._id] } })).toBe(2);
  expect(await cards(fresh).findById(seller.creator._id).lean()).toMatchObject({
    orders: 3,
    gmvMinor: 26_700,
    currency: 'EUR',
  });
  const { data } = await recommendCreators(fresh, shop.brand._id, { category: ['home'] });
  expect(data.map(({ creator }) => creator.id)[0]).toBe(seller.creator._id);
  expect(data[0]?.reasons[0]).toMatchObject({ reason: 'sold_category', figure: 3 });
  await creators(fresh).updateOne({ _id: idle._id }, { $set: { state: 'left' } });
  fresh.clock.advance(1.5);
  await settle();
  expect(await cards(fresh).findById(idle._id).lean()).toBeNull();
  expect((await cards(fresh).findById(seller.creator._id).lean())?.refreshedAt).toEqual(fresh.clock.now());
});

test('who has sold nothing yet is recommended too, when her audience is large and looks real', async () => {
  const fresh = await testContext();
  const as: Context = { ...fresh, actor: member.actor };
  const now = fresh.clock.now();
  const card = (id: string, orders: number, followers: number, authenticity: number) =>
    makeCard(
      {
        creator: { _id: id, displayName: id, country: 'PT', languages: ['pt'], niches: ['tea'] },
        networks: [{ network: 'x', username: null, profileUrl: null, followers }],
        standing: { tier: 'bronze', reachClass: null, kol: 'creator', authenticity },
        clicks: 0,
        sales: orders > 0 ? [{ brandId: BRAND, orders, gmvMinor: orders * 1_000 }] : [],
        categories: [],
        currency: 'EUR',
      },
      now,
      now,
    );
  const sellers = Array.from({ length: 250 }, (_, index) => card(unique('crt_a'), 3 + index, 5_000, 90));
  const newcomers = [card('crt_new', 0, 50_000, 85), card('crt_fake', 0, 900_000, 30), card('crt_tiny', 0, 200, 90)];
  await cards(fresh).collection.deleteMany({});
  await cards(fresh).collection.insertMany([...sellers, ...newcomers] as never[]);
  const { data } = await recommendCreators(as, BRAND, { niche: ['tea'] });
  expect(data).toHaveLength(20);
  const places = data.map(({ creator }) => creator.id);
  expect(places).toContain('crt_new');
  expect(places).not.toContain('crt_fake');
  expect(places).not.toContain('crt_tiny');
  expect(data.find(({ creator }) => creator.id === 'crt_new')?.reasons).toContainEqual(
    expect.objectContaining({ reason: 'promising', figure: 50_000 }),
  );
  expect(data.map(({ score }) => score)).toEqual(
    data.map(({ score }) => score).toSorted((left, right) => right - left),
  );
});
