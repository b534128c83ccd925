import { beforeAll, describe, expect, test } from 'vitest';
import { addBrand, findBrandOfHost } from '../../src/brands/index.ts';
import { brands } from '../../src/brands/model.ts';
import type { Context } from '../../src/context.ts';
import { makeCode, makeLink } from '../../src/links/index.ts';
import { createKnownLinks } from '../../src/links/known-links.ts';
import { links } from '../../src/links/model.ts';
import { unique } from '../builders.ts';
import { eventually } from '../support/eventually.ts';
import { someCreator, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let ann: Context;
let shop: Awaited<ReturnType<typeof someShop>>;
beforeAll(async () => {
  ctx = await testContext();
  ann = (await someCreator(ctx)).as;
  shop = await someShop(ctx);
});

const link = (destination: string) => makeLink(ann, { destination, subIds: {} });

describe('a link', () => {
  test.for(['/lamp?q=a%20b&flag&sig=a%2Bb%2Fc~', '/', '/?', '/a?x=1&x=2#top', '/%C3%A9t%C3%A9?%C3%A9=1'])(
    'leads to exactly what was asked for: %s',
    async (path) => {
      expect((await link(`https://${shop.domain}${path}`)).destination).toBe(`https://${shop.domain}${path}`);
    },
  );

  test('carries no click id of somebody else', async () => {
    const made = await link(`https://${shop.domain}/lamp?kclid=stolen&colour=sand&kclid=twice`);
    expect(made.destination).toBe(`https://${shop.domain}/lamp?colour=sand`);
  });

  test('may lead to any host below the brand’s domain', async () => {
    expect((await link(`https://www.${shop.domain}/`)).brandId).toBe(shop.brand._id);
    expect((await link(`https://a.b.${shop.domain.toUpperCase()}/`)).brandId).toBe(shop.brand._id);
  });

  test('to a host that only looks like the brand’s is refused', async () => {
    for (const host of [
      `${shop.domain}.evil.test`,
      `evil-${shop.domain}`,
      `x${shop.domain}`,
      `${shop.domain}.`,
      `${shop.domain}:8443`,
      'example',
      'evil.test',
    ])
      await expect(link(`https://${host}/`), host).rejects.toMatchObject({
        kind: 'invalid',
        code: 'destination_not_a_brand',
      });
  });

  test('to a brand that is not verified is refused', async () => {
    for (const state of ['pending', 'restricted', 'suspended'] as const) {
      const other = await someShop(ctx);
      await brands(ctx).updateOne({ _id: other.brand._id }, { $set: { state } });
      await expect(link(`https://${other.domain}/`)).rejects.toMatchObject({ code: 'destination_not_a_brand' });
      await expect(makeCode(ann, { brandId: other.brand._id, code: 'SUMMER' })).rejects.toMatchObject({
        kind: 'missing',
      });
    }
  });

  test('belongs to the brand with the longest fitting domain', async () => {
    const name = unique('mall');
    const mall = await addBrand(ctx, { name, country: 'ES', domains: [`${name}.example`] });
    const tenant = await addBrand(ctx, { name: `${name} tenant`, country: 'ES', domains: [`lamps.${name}.example`] });
    expect((await findBrandOfHost(ctx, `www.lamps.${name}.example`))?._id).toBe(tenant._id);
    expect((await findBrandOfHost(ctx, `mugs.${name}.example`))?._id).toBe(mall._id);
  });

  test('is made by an active creator only', async () => {
    const { as: applicant } = await someCreator(ctx, { state: 'applied' });
    const make = (actor: Context) => makeLink(actor, { destination: `https://${shop.domain}/`, subIds: {} });
    await expect(make(applicant)).rejects.toMatchObject({ kind: 'missing' });
    await expect(make({ ...ctx, actor: { kind: 'anonymous' } })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(make(ctx)).rejects.toMatchObject({ kind: 'missing' });
  });
});

test('a code that several creators want at the same time goes to one of them, in whatever case they write it', async () => {
  const wanting = await Promise.all(Array.from({ length: 6 }, () => someCreator(ctx)));
  const ends = await Promise.allSettled(
    wanting.map(({ as }, index) => makeCode(as, { brandId: shop.brand._id, code: index % 2 ? 'lamp10' : 'LAMP10' })),
  );
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
  for (const end of ends)
    if (end.status === 'rejected') expect(end.reason).toMatchObject({ kind: 'conflict', code: 'code_taken' });
  const other = await someShop(ctx);
  expect(await makeCode(ann, { brandId: other.brand._id, code: 'LAMP10' })).toMatchObject({ code: 'LAMP10' });
});

test('a link’s own code that several creators want at the same time goes to one of them', async () => {
  const wanting = await Promise.all(Array.from({ length: 6 }, () => someCreator(ctx)));
  const code = unique('wanted').toLowerCase();
  const ends = await Promise.allSettled(
    wanting.map(({ as }) => makeLink(as, { destination: `https://${shop.domain}/`, subIds: {}, code })),
  );
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
  for (const end of ends)
    if (end.status === 'rejected') expect(end.reason).toMatchObject({ kind: 'conflict', code: 'code_taken' });
});

describe('a known link', () => {
  test('is served from memory while the database is away', async () => {
    const made = await link(`https://${shop.domain}/`);
    const away = { ...ctx };
    const known = createKnownLinks(away);
    expect(await known.find(made.code)).toMatchObject({ id: made._id });
    Object.assign(away, {
      mongo: {
        models: {},
        model: () => ({
          findOne: () => {
            throw new Error('away');
          },
        }),
      },
    });
    expect(known.find(made.code)).toMatchObject({ id: made._id });
    await expect(async () => known.find('another2')).rejects.toThrow('away');
  });

  test('that was never made is looked up once for many visitors at once', async () => {
    let lookUps = 0;
    const findOne = () => {
      lookUps += 1;
      return links(ctx).findOne({ code: 'nothere' });
    };
    const known = createKnownLinks({ ...ctx, mongo: { models: { links: { findOne } } } } as never);
    const found = await Promise.all(Array.from({ length: 50 }, () => known.find('nothere')));
    expect(found.every((one) => one === undefined)).toBe(true);
    expect(known.find('nothere')).toBeUndefined();
    expect(lookUps).toBe(1);
  });

  test('that is made after somebody asked for it works within seconds', async () => {
    const known = createKnownLinks(ctx);
    const made = await link(`https://${shop.domain}/`);
    await links(ctx).updateOne({ _id: made._id }, { $set: { code: 'later222' } });
    expect(await known.find('later222')).toMatchObject({ id: made._id });
    await eventually(() => known.find('later222'));
  });
});
