import { beforeAll, describe, expect, test } from 'vitest';
import { auditRecords } from '../../src/audit/model.ts';
import { addBrand, addShop, findShopKeys } from '../../src/brands/index.ts';
import { shops } from '../../src/brands/model.ts';
import { Domain, NewBrand } from '../../src/brands/schemas.ts';
import type { Context } from '../../src/context.ts';
import { unique } from '../builders.ts';
import { someCreator, someManager, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const brand = (domains: string[], as: Context = ctx) =>
  addBrand(as, { name: unique('Brand '), country: 'ES', domains });

describe('a brand', () => {
  test('owns its domains alone', async () => {
    const domain = `${unique('b')}.example`;
    await brand([domain, `www.${domain}`]);
    await expect(brand([`other-${domain}`, domain])).rejects.toMatchObject({ kind: 'conflict', code: 'domain_taken' });
    expect(await brand([`lamps.${domain}`])).toMatchObject({ state: 'verified' });
  });

  test('is added by reviewers and admins, and it is written down who did', async () => {
    for (const role of ['reviewer', 'admin'] as const) {
      const manager = await someManager(ctx, role);
      const added = await brand([`${unique('b')}.example`], manager);
      const userId = manager.actor.kind === 'user' ? manager.actor.userId : '';
      expect(await auditRecords(ctx).findOne({ subject: added._id }).lean()).toMatchObject({
        action: 'brand.added',
        actor: { userId },
      });
    }
    await expect(brand(['x.example'], await someManager(ctx, 'finance'))).rejects.toMatchObject({ kind: 'missing' });
    await expect(brand(['x.example'], (await someCreator(ctx)).as)).rejects.toMatchObject({ kind: 'missing' });
    await expect(brand(['x.example'], { ...ctx, actor: { kind: 'anonymous' } })).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});

describe('a domain', () => {
  test.for([
    'shop.example',
    'SHOP.example',
    'xn--shp-jed.example',
    'a-b.c.example',
    'localhost:3001',
    '127.0.0.1:3001',
    `${'a'.repeat(63)}.example`,
  ])('may be %s', (domain) => {
    expect(Domain.parse(domain)).toBe(domain.toLowerCase());
  });

  test.for([
    '',
    'com',
    'es',
    'shop',
    '.example',
    'shop.',
    'shop..example',
    '-shop.example',
    'shop-.example',
    'https://shop.example',
    'shop.example/x',
    'user@shop.example',
    '*.example',
    'shop example',
    'shøp.example',
    'shop.example:99999999',
    `${'a.'.repeat(200)}example`,
    { $ne: null },
  ])('may not be %j', (domain) => {
    expect(Domain.safeParse(domain).success).toBe(false);
  });

  test('of any length and form is judged in no time', () => {
    const started = performance.now();
    for (const hostile of [
      'a'.repeat(1_000_000),
      `${'a-'.repeat(500_000)}`,
      `${'a.'.repeat(500_000)}!`,
      `${'a'.repeat(250)}:${'1'.repeat(900_000)}x`,
    ])
      expect(Domain.safeParse(hostile).success).toBe(false);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('needs to be there, and at most twenty of them', () => {
    const made = (domains: string[]) => NewBrand.safeParse({ name: 'B', country: 'ES', domains }).success;
    expect([
      made([]),
      made(['a.example']),
      made(Array.from({ length: 21 }, (_, index) => `a${index}.example`)),
    ]).toEqual([false, true, false]);
  });
});

describe('a shop', () => {
  test('gets a secret that is told once and kept encrypted', async () => {
    const { shop } = await someShop(ctx);
    expect(Buffer.from(shop.secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
    expect(JSON.stringify(await shops(ctx).findById(shop.id).lean())).not.toContain(shop.secret.slice(6));
    expect((await findShopKeys(ctx, shop.id))?.secrets).toEqual([shop.secret]);
    expect(JSON.stringify(await auditRecords(ctx).find({ subject: shop.id }).lean())).not.toContain('whsec_');
  });

  test('belongs to a brand that exists', async () => {
    const input = { brandId: 'brd_nobody', name: 'Online' } as Parameters<typeof addShop>[1];
    await expect(addShop(ctx, input)).rejects.toMatchObject({ kind: 'missing' });
    expect(await findShopKeys(ctx, 'shp_nobody')).toBeUndefined();
  });
});
