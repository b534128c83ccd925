import { createHash } from 'node:crypto';
import { Jimp } from 'jimp';
import { beforeAll, describe, expect, test } from 'vitest';
import { identities } from '../../src/accounts/model.ts';
import { type ContentToCheck, checkContent } from '../../src/content/index.ts';
import { contentPrints } from '../../src/content/model.ts';
import { unique } from '../builders.ts';
import { someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const POST =
  '#ad This linen lamp has been standing on my desk for three weeks now, and the light is warm enough to read by without any glare.';
const OTHER =
  '#ad I took the set of four mugs to our cabin in the Tatra mountains; two of them survived the dog, and tea stays hot for an hour.';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

async function influencer(username = unique('lamp')) {
  const { creator } = await someCreator(ctx, { languages: ['en'] });
  const at = ctx.clock.now();
  const _id = `instagram:${unique('s')}`;
  const linked = { network: 'instagram' as const, subject: _id, userId: creator.userId, username, profileUrl: null };
  await identities(ctx).create([{ _id, ...linked, sealedTokens: null, linkedAt: at, lastSignInAt: at }]);
  return { creatorId: creator._id, username };
}

async function piece(overrides: Partial<ContentToCheck> = {}): Promise<ContentToCheck> {
  const { creatorId, username } = await influencer();
  const contentId = unique('con_');
  return {
    contentId,
    creatorId,
    url: `https://www.instagram.com/${username}/p/${contentId}/`,
    text: POST,
    ...overrides,
  };
}

/** A picture of patches of light and shade, as photographs are; another seed is another picture. */
async function picture(seed: number, width = 240): Promise<Awaited<ReturnType<typeof Jimp.read>>> {
  const image = new Jimp({ width, height: width * 0.75, color: 0xffffffff });
  const { bitmap } = image;
  const shade = (x: number, y: number, part: number) =>
    createHash('sha256')
      .update(`${seed}/${Math.floor(x / 24)}/${Math.floor(y / 24)}/${part}`)
      .digest()[0] ?? 0;
  image.scan(0, 0, bitmap.width, bitmap.height, (x, y, index) => {
    for (const part of [0, 1, 2]) bitmap.data[index + part] = shade(x, y, part);
  });
  return image as unknown as Awaited<ReturnType<typeof Jimp.read>>;
}

test('a post in her own account, in her own words, marked as advertising, passes', async () => {
  const check = await checkContent(ctx, await piece());
  expect(check).toMatchObject({
    state: 'passed',
    ownership: { state: 'passed', network: 'instagram' },
    originality: { state: 'passed', matches: [] },
    disclosure: { state: 'passed', word: '#ad', language: 'en' },
  });
});

describe('a copy of another creator’s text', () => {
  test('is found when a few words were changed, and the same post sent again is not', async () => {
    const text =
      '#ad A dimmer that remembers: I set it low once, in three weeks of evenings, and it has come back just so every time since.';
    const first = await piece({ text });
    await checkContent(ctx, first);
    expect((await checkContent(ctx, first)).originality.state).toBe('passed');
    const copy = await piece({ text: text.replace('three weeks', 'five days').replace('#ad', '#ad #lamp @casalumen') });
    const { state, originality } = await checkContent(ctx, copy);
    expect(state).toBe('failed');
    expect(originality.matches[0]).toMatchObject({
      contentId: first.contentId,
      creatorId: first.creatorId,
      kind: 'text',
    });
  });

  test('is not what two people write about the same thing', async () => {
    await checkContent(ctx, await piece({ text: OTHER }));
    const own = await piece({
      text: '#ad Four mugs, four colours. We have tea with the neighbours on Sundays and nobody mixes up the cups any more.',
    });
    expect((await checkContent(ctx, own)).originality).toMatchObject({ state: 'passed', matches: [] });
  });

  test('cannot be told where there are only tags and a greeting', async () => {
    const { originality } = await checkContent(
      ctx,
      await piece({ text: '#ad Look! #lamp #home #linen @casalumen https://casa.example' }),
    );
    expect(originality.state).toBe('unknown');
  });

  test('a creator may repeat herself, and keeps no words here', async () => {
    const first = await piece({ text: `${OTHER} Really.` });
    await checkContent(ctx, first);
    const again = { ...first, contentId: unique('con_'), url: `${first.url}2` };
    expect((await checkContent(ctx, again)).originality.matches.map((match) => match.creatorId)).not.toContain(
      first.creatorId,
    );
    expect(JSON.stringify(await contentPrints(ctx).findById(first.contentId).lean())).not.toContain('Tatra');
  });
});

describe('a copy of another creator’s picture', { timeout: 30_000 }, () => {
  test('is found after resizing, recompressing and mirroring, and another picture is not', async () => {
    const image = await picture(3);
    const first = await piece({ text: '#ad', image: await image.getBuffer('image/png') });
    await checkContent(ctx, first);
    const smaller = image.clone().resize({ w: 150 });
    const copies = [
      await smaller.getBuffer('image/jpeg', { quality: 50 }),
      await image.clone().flip({ horizontal: true }).getBuffer('image/jpeg', { quality: 80 }),
    ];
    for (const copy of copies) {
      const { originality } = await checkContent(ctx, await piece({ text: '#ad', image: copy }));
      expect(originality.matches.map(({ contentId, kind }) => [contentId, kind])).toContainEqual([
        first.contentId,
        'image',
      ]);
    }
    const another = await piece({ text: '#ad', image: await (await picture(11)).getBuffer('image/png') });
    expect((await checkContent(ctx, another)).originality).toMatchObject({ state: 'passed', matches: [] });
  });

  test('cannot be told of what is no picture, or one that would unfold to gigabytes', async () => {
    const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff0806000000', 'hex');
    const cut = (await (await picture(5)).getBuffer('image/png')).subarray(0, 400);
    for (const image of [Buffer.from('GIF89a'), Buffer.alloc(0), bomb, cut]) {
      const { originality, state } = await checkContent(ctx, await piece({ text: '#ad', image }));
      expect([originality.state, state]).toEqual(['unknown', 'unknown']);
    }
  });
});

test('the same address sent in by a second creator is found, however it is written', async () => {
  const first = await piece();
  await checkContent(ctx, first);
  const second = await piece({ url: `${first.url.replace('www.', 'm.')}?igsh=abc`, text: OTHER });
  const { originality, ownership } = await checkContent(ctx, second);
  expect(originality.matches[0]).toMatchObject({ kind: 'address', contentId: first.contentId });
  expect(ownership.state).toBe('failed');
});

test('content of nobody is refused', async () => {
  await expect(checkContent(ctx, await piece({ creatorId: 'crt_nobody' }))).rejects.toMatchObject({ kind: 'missing' });
});
