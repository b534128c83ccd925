import { beforeAll, expect, test } from 'vitest';
import { closeAccount } from '../../src/accounts/close-account.ts';
import { identities, users } from '../../src/accounts/model.ts';
import { auditRecords } from '../../src/audit/model.ts';
import type { Context } from '../../src/context.ts';
import { DomainError } from '../../src/kit/errors.ts';
import { changeLink } from '../../src/links/change-link.ts';
import { makeCode, makeLink } from '../../src/links/index.ts';
import { codes, links } from '../../src/links/model.ts';
import { dismissDeadLetter } from '../../src/orders/dead-letters/dismiss-dead-letter.ts';
import { deadLetters } from '../../src/orders/dead-letters/model.ts';
import { replayDeadLetter } from '../../src/orders/dead-letters/replay-dead-letter.ts';
import { createIntake } from '../../src/orders/index.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { consents } from '../../src/privacy/model.ts';
import { giveConsent, withdrawConsent } from '../../src/privacy/own-consents.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { flagsOf } from '../../src/trust/cases/raise-flag.ts';
import { matchReport, setReportAside } from '../../src/trust/reports/match-report.ts';
import { reports } from '../../src/trust/reports/model.ts';
import { reportPublicly } from '../../src/trust/reports/report.ts';
import { orderPlaced, unique } from '../builders.ts';
import { report } from '../support/orders.ts';
import { someCreator, someShop, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { everywhere } from './everywhere.ts';

// Verbs that are one transaction each: killed at steps all over them and done again, they are whole, and audited as often as done.

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof someShop>>;
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(new Date());
  shop = await someShop(ctx);
});

const audited = (subject: string, action: string) => auditRecords(ctx).countDocuments({ subject, action });

/** A second try of what was done after all is told so. */
const or = (code: string, work: Promise<unknown>) =>
  work.catch((error) => {
    if (!(error instanceof DomainError && error.code === code)) throw error;
  });

test('an account is deleted whole or not at all', { timeout: 60_000 }, async () => {
  const steps = await everywhere(
    async () => {
      const userId = await someUser(ctx);
      await identities(ctx).collection.insertOne({
        _id: `x:${userId}`,
        userId,
        network: 'x',
        subject: userId,
      } as never);
      return userId;
    },
    (userId, on) => {
      const browser = { sessionId: 'none', signedInAt: new Date(), end: async () => undefined };
      const actor = { kind: 'user' as const, userId, creatorActive: false };
      return or('not_found', closeAccount(on({ ...ctx, actor, browser: browser as never })));
    },
    async (userId) => {
      expect(await users(ctx).countDocuments({ _id: userId })).toBe(0);
      expect(await identities(ctx).countDocuments({ userId })).toBe(0);
      expect(await audited(userId, 'user.deleted')).toBe(1);
    },
    3,
  );
  expect(steps).toBeGreaterThan(5);
});

test('a report is matched with its flag, or set aside', { timeout: 60_000 }, async () => {
  const unmatched = async () => {
    const from: Context = { ...ctx, callerHash: unique('caller'), actor: { kind: 'anonymous' } };
    const text = 'The lamp in this video is not the lamp that arrived.';
    return (await reportPublicly(from, { reason: 'counterfeit', text, url: 'https://blog.example/lamp' }))._id;
  };
  await everywhere(
    async () => ({ id: await unmatched(), creatorId: (await someCreator(ctx)).creator._id }),
    ({ id, creatorId }, on) => or('report_matched', matchReport(on(ctx), id, creatorId)),
    async ({ id, creatorId }) => {
      const record = await reports(ctx).findById(id).lean();
      expect(record).toMatchObject({ creatorId });
      expect(await flagsOf(ctx, record?.caseId ?? '')).toHaveLength(1);
      expect(await audited(id, 'report.matched')).toBe(1);
    },
  );
  await everywhere(
    unmatched,
    (id, on) => setReportAside(on(ctx), id),
    async (id) => {
      expect((await reports(ctx).findById(id).lean())?.setAsideAt).toBeInstanceOf(Date);
      expect(await audited(id, 'report.set_aside')).toBeGreaterThan(0);
    },
    2,
  );
});

test('a consent is given once and withdrawn; settings get one new version', { timeout: 60_000 }, async () => {
  const given = { purpose: 'marketing' as const, version: '2026-11-01', language: 'en' };
  const person = (userId: string): Context => ({ ...ctx, actor: { kind: 'user', userId, creatorActive: false } });
  await everywhere(
    () => someUser(ctx),
    (userId, on) => giveConsent(on(person(userId)), given as never),
    async (userId) => {
      expect(await consents(ctx).countDocuments({ userId, withdrawnAt: null })).toBe(1);
      expect(await audited(userId, 'consent.given')).toBe(1);
    },
    2,
  );
  await everywhere(
    async () => {
      const userId = await someUser(ctx);
      await giveConsent(person(userId), given as never);
      return userId;
    },
    (userId, on) => withdrawConsent(on(person(userId)), 'marketing'),
    async (userId) => {
      expect(await consents(ctx).countDocuments({ userId, withdrawnAt: null })).toBe(0);
      expect(await audited(userId, 'consent.withdrawn')).toBeGreaterThan(0);
    },
    2,
  );
  await everywhere(
    async () => (await currentSettings(ctx)).version,
    (version, on) => or('settings_changed', changeSettings(on(ctx), { links: { fallbackUrl: null } }, version)),
    async (version) => {
      expect((await currentSettings(ctx)).version).toBe(version + 1);
      expect(await audited(`settings:${version + 1}`, 'settings.changed')).toBe(1);
    },
    2,
  );
});

test('a dead letter is taken in once, or left; links and codes are made and changed whole', {
  timeout: 30_000,
}, async () => {
  const intake = createIntake(ctx, () => undefined);
  const letter = async () => {
    await report(ctx, intake, shop, orderPlaced({ currency: 'XQQ' })).catch(() => undefined);
    const newest = await deadLetters(ctx).findOne({ shopId: shop.shop.id }).sort({ _id: -1 }).lean();
    return { id: newest?._id ?? '', eventId: `${shop.shop.id}:${newest?.deliveryId}` };
  };
  const body = () => JSON.stringify(orderPlaced());
  await everywhere(
    async () => ({ ...(await letter()), body: body() }),
    ({ id, body: corrected }, on) => or('not_open', replayDeadLetter(on(ctx), intake, { id, body: corrected })),
    async ({ id, eventId }) => {
      expect(await orderEvents(ctx).countDocuments({ _id: eventId })).toBe(1);
      expect(await deadLetters(ctx).findById(id).lean()).toMatchObject({ state: 'replayed' });
      expect(await audited(id, 'dead_letter.replayed')).toBe(1);
    },
    2,
  );
  await everywhere(
    letter,
    ({ id }, on) => or('not_open', dismissDeadLetter(on(ctx), id, 'A test of the shop')),
    async ({ id }) => expect(await audited(id, 'dead_letter.dismissed')).toBe(1),
    2,
  );
  await everywhere(
    async () => ({ as: (await someCreator(ctx)).as, code: Number.parseInt(unique(''), 36).toString(36) }),
    async ({ as, code }, on) => {
      await or(
        'code_taken',
        makeLink(on(as), { destination: `https://${shop.domain}/`, subIds: {}, code: `link${code}` }),
      );
      await or('code_taken', makeCode(on(as), { brandId: shop.brand._id, code: `CODE${code}` }));
      const link = await links(ctx)
        .findOne({ code: `link${code}` })
        .lean();
      await changeLink(on(as), link?._id ?? '', { state: 'paused' });
    },
    async ({ code }) => {
      const [link, coupon] = [
        await links(ctx)
          .find({ code: `link${code}` })
          .lean(),
        await codes(ctx)
          .find({ code: `CODE${code}`.toUpperCase() })
          .lean(),
      ];
      expect([link.length, coupon.length, link[0]?.state]).toEqual([1, 1, 'paused']);
      expect(await audited(link[0]?._id ?? '', 'link.made')).toBe(1);
      expect(await audited(coupon[0]?._id ?? '', 'code.made')).toBe(1);
      expect(await audited(link[0]?._id ?? '', 'link.changed')).toBeGreaterThan(0);
    },
    3,
  );
});
