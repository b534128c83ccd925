import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { setMembership, tellUsers } from '../../src/accounts/index.ts';
import { users } from '../../src/accounts/model.ts';
import { decideAgency } from '../../src/agencies/decide-agency.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import { tellPromoters } from '../../src/commissions/tell-promoters.ts';
import { addDays } from '../../src/kit/clock.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { mails } from '../../src/notifications/model.ts';
import { tellPayee } from '../../src/payouts/telling/tell.ts';
import { unique } from '../builders.ts';
import { someAgency, someCreator, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

/** Somebody whose address is hers, and somebody whose network only claims one, as Facebook does. */
async function twoReaders(language = 'en') {
  const email = () => `${unique('reader')}@people.example`;
  const known = await someUser(ctx, { email: email(), emailVerifiedBy: 'kolect', language });
  const claimed = await someUser(ctx, { email: email(), emailVerifiedBy: null, language });
  return { known, claimed };
}

/** Who was written to with a template, among some users. */
const toldOf = async (template: string, userIds: string[]) =>
  (
    await mails(ctx)
      .find({ template, userId: { $in: userIds } })
      .lean()
  ).map(({ userId }) => userId);

const NEWS = { template: 'share-proposed', values: { agency: 'Nordlicht', shareBps: 1_000 } } as const;

test('nothing is written to an address that nobody vouched for, and all of it once it was confirmed', async () => {
  const { known, claimed } = await twoReaders();
  await tellUsers(ctx, [known, claimed, 'usr_nobody', await someUser(ctx)], NEWS);
  expect(await toldOf('share-proposed', [known, claimed])).toEqual([known]);
  await users(ctx).updateOne({ _id: claimed }, { $set: { emailVerifiedBy: 'kolect' } });
  await tellUsers(ctx, [claimed], NEWS);
  expect(await toldOf('share-proposed', [claimed])).toEqual([claimed]);
});

test('a fact is told once to each reader, in her language', async () => {
  const { known } = await twoReaders('ru');
  const other = await someUser(ctx, { email: `${unique('reader')}@people.example` });
  for (let count = 0; count < 2; count += 1) await tellUsers(ctx, [known, other], { ...NEWS, key: 'fact-1' });
  const told = await mails(ctx)
    .find({ userId: { $in: [known, other] } })
    .lean();
  expect(told).toHaveLength(2);
  const hers = told.find(({ userId }) => userId === known);
  expect(JSON.parse(decrypt(ctx.keyring, 'mail', hers?.sealedLetter ?? '')).subject).toContain(
    'предлагает другую долю',
  );
});

test('a lower rate and a payout are told at confirmed addresses only', async () => {
  const { known, claimed } = await twoReaders();
  for (const userId of [known, claimed]) {
    const { creator } = await someCreator(ctx, { userId });
    const protection = { promotingBefore: ctx.clock.now(), until: addDays(ctx.clock.now(), 30) };
    await ruleRecords(ctx).create([
      {
        _id: unique('rul_'),
        seriesId: unique('rul_'),
        version: 1,
        scope: 'targeted',
        match: { brandId: unique('brd_'), creatorId: creator._id },
        pay: { kind: 'rate', rateBps: 100 },
        from: ctx.clock.now(),
        createdAt: ctx.clock.now(),
        delays: [protection],
        notice: { afterCreatorId: null, done: false },
      } as never,
    ]);
    while ((await tellPromoters(ctx)) > 0);
    const values = { amount: { amountMinor: 4_200, currency: 'EUR' }, path: '/creator/payouts/po_1' };
    await tellPayee(ctx, { kind: 'creator', id: creator._id }, { template: 'payout-sent', values, key: creator._id });
  }
  expect(await toldOf('rateDecrease', [known, claimed])).toEqual([known]);
  expect(await toldOf('payout-sent', [known, claimed])).toEqual([known]);
});

test('the owners of an agency are told what was decided about it, with the reason', async () => {
  const { agency } = await someAgency(ctx);
  const { known, claimed } = await twoReaders();
  for (const userId of [known, claimed])
    await setMembership(ctx, { userId, kind: 'agency', ref: agency._id, state: 'active', role: 'owner' });
  await decideAgency(ctx, agency._id, { state: 'suspended', reason: 'complaints of creators' });
  expect(await toldOf('agency-decided', [known, claimed])).toEqual([known]);
  const mail = await mails(ctx).findOne({ template: 'agency-decided' }).lean();
  expect(JSON.parse(decrypt(ctx.keyring, 'mail', mail?.sealedLetter ?? '')).text).toContain('complaints of creators');
});

test('no other part of the programme writes to people by itself', () => {
  const sources = globSync('src/**/*.ts').filter((path) => readFileSync(path, 'utf8').includes('await queueMail('));
  expect(sources.toSorted()).toEqual([
    // A code for an address that is not confirmed yet; the two kinds of invitations, to people without an account.
    'src/accounts/email/send-code.ts',
    'src/accounts/team/invite.ts',
    'src/accounts/tell-users.ts',
    'src/agencies/invitations/make-invitation.ts',
  ]);
});
