import { beforeAll, describe, expect, test } from 'vitest';
import { collaborations } from '../../src/campaigns/model.ts';
import { creators } from '../../src/creators/model.ts';
import { changeKit, findOwnKit } from '../../src/media-kits/change-kit.ts';
import { kitPage } from '../../src/media-kits/page.ts';
import { findPublicKit } from '../../src/media-kits/public-kit.ts';
import { unique } from '../builders.ts';
import { someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const kit = (overrides: object = {}) => ({
  handle: unique('ines'),
  isPublic: true,
  isIndexed: false,
  about: 'Small rooms, good light.',
  shows: { networks: true, audience: true, standing: true },
  brandIds: [],
  ...overrides,
});

describe('a media kit', () => {
  test('is off until she switches it on, and gone with the very next look when she switches it off or is suspended', async () => {
    const { as, creator } = await someInfluencer(ctx);
    expect(await findOwnKit(as)).toMatchObject({ isPublic: false, isIndexed: false, handle: '' });
    const wanted = kit();
    await changeKit(as, { ...wanted, isPublic: false });
    expect(await findPublicKit(ctx, wanted.handle)).toBeUndefined();
    await changeKit(as, wanted);
    expect(await findPublicKit(ctx, wanted.handle.toUpperCase())).toMatchObject({ name: creator.displayName });
    await creators(ctx).updateOne({ _id: creator._id }, { $set: { state: 'suspended' } });
    expect(await findPublicKit(ctx, wanted.handle)).toBeUndefined();
  });

  test('shows what she chose and nothing about money', async () => {
    const { as, username } = await someInfluencer(ctx);
    const wanted = kit({ shows: { networks: true, audience: false, standing: false } });
    await changeKit(as, wanted);
    const shown = await findPublicKit(ctx, wanted.handle);
    expect(shown).toMatchObject({ networks: [{ network: 'instagram', username }], brands: [] });
    expect([shown?.audience, shown?.standing]).toEqual([undefined, undefined]);
    expect(JSON.stringify(shown)).not.toMatch(/minor|earn|commission|email/i);
  });

  test('names a brand only when she finished something for it and chose to', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand);
    const { id, as } = await someCollaboration(ctx, brand, campaign._id);
    const wanted = kit({ brandIds: [brand.brandId, 'brd_famous'] });
    await changeKit(as, wanted);
    expect((await findPublicKit(ctx, wanted.handle))?.brands).toEqual([]);
    await collaborations(ctx).updateOne({ _id: id }, { $set: { state: 'done' } });
    await changeKit(as, wanted);
    expect((await findPublicKit(ctx, wanted.handle))?.brands).toHaveLength(1);
  });

  test('has an address of its own, also against those that look like it', async () => {
    const [one, other] = [await someInfluencer(ctx), await someInfluencer(ctx)];
    const wanted = kit({ handle: unique('sofia') });
    await changeKit(one.as, wanted);
    await changeKit(one.as, wanted);
    for (const handle of [wanted.handle, wanted.handle.replace('o', '0'), `${wanted.handle}_`])
      await expect(changeKit(other.as, { ...wanted, handle }), handle).rejects.toMatchObject({ code: 'handle_taken' });
    await expect(changeKit(other.as, { ...wanted, handle: 'admin' })).rejects.toMatchObject({ code: 'handle_invalid' });
  });
});

test('the page escapes what people wrote and lets no other address than https in', () => {
  const page = kitPage(
    {
      handle: 'ines',
      name: '<img src=x onerror=alert(1)>',
      avatarUrl: 'javascript:alert(1)',
      about: '"><script>alert(1)</script>',
      isIndexed: false,
      networks: [{ network: 'x', username: "'><b>", profileUrl: 'javascript:alert(1)', followers: 12_345 }],
      audience: { country: 'PT', languages: ['pt'], niches: ['<i>'] },
      standing: { tier: 'gold', reachClass: 'micro', kol: 'rising' },
      brands: ['A & B <c>'],
    },
    'ru',
    'Kolect',
    'https://kolect.example/kit/ines',
  );
  expect(page).not.toMatch(/<script|<img|<b>|<i>|javascript:/);
  expect(page).toContain('A &amp; B &lt;c&gt;');
  expect(page).toContain('href="/report?link=https%3A%2F%2Fkolect.example%2Fkit%2Fines"');
  expect(page).toContain('noindex');
  expect(page).toContain('Португалия');
});

const plainKit = {
  handle: 'ольга',
  name: 'Ольга Константиновна Преображенская-Вознесенская',
  avatarUrl: 'https://pictures.example/olga.jpg',
  about: `Уют в маленькой квартире.\n${'Свет, дерево и тишина. '.repeat(20)}`,
  isIndexed: true,
  networks: undefined,
  audience: { country: 'RU', languages: ['ru'], niches: ['home', 'garden', 'макраме'] },
  standing: undefined,
  brands: [],
};

test('the page names topics in the reader’s language, and one that is not known as it was written', () => {
  expect(kitPage(plainKit, 'ru', 'Kolect', '')).toContain('Дом, Сад, макраме');
  expect(kitPage(plainKit, 'en', 'Kolect', '')).toContain('Home, Garden, макраме');
});

test('whoever shares the page shows its name, picture and a line about her, and nothing that the page does not show', () => {
  const url = 'https://kolect.example/kit/%D0%BE%D0%BB%D1%8C%D0%B3%D0%B0';
  const page = kitPage(plainKit, 'ru', 'Kolect', url);
  const contentOf = (property: string) => new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(page)?.[1];
  expect(contentOf('og:title')).toBe(plainKit.name);
  expect(contentOf('og:url')).toBe(url);
  expect(contentOf('og:image')).toBe(plainKit.avatarUrl);
  expect(contentOf('og:description')).toMatch(/^Уют в маленькой квартире\. Свет.* …$/);
  expect(contentOf('og:description')?.length).toBeLessThanOrEqual(202);
  const bare = kitPage({ ...plainKit, about: '', audience: undefined, avatarUrl: null }, 'ru', 'Kolect', url);
  expect(bare).toContain('<meta property="og:description" content="Медиакит · Kolect">');
  expect(bare).not.toContain('og:image');
});
