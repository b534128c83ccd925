import { beforeAll, expect, test } from 'vitest';
import { applyForBrand } from '../../../src/brands/applications/apply-for-brand.ts';
import { asSystem, type Context } from '../../../src/context.ts';
import { keepTaxProfile } from '../../../src/payouts/payees/tax-profile.ts';
import { refreshPayee } from '../../../src/payouts/refresh-payee.ts';
import { cases, type FlagRecord, flags } from '../../../src/trust/cases/model.ts';
import { watch } from '../../../src/trust/index.ts';
import { brandApplication, taxProfile } from '../../builders.ts';
import { somePayee } from '../../support/payees.ts';
import { someCreator } from '../../support/people.ts';
import { startApp } from '../../support/start-app.ts';

let ctx: Context;
beforeAll(async () => {
  const app = await startApp({ mode: 'serve' }, { LOG_LEVEL: 'silent' });
  ctx = asSystem(app.ctx, 'test');
});

async function watchAll(): Promise<void> {
  while ((await watch(ctx)) > 0);
}

const flagsAbout = (creatorId: string) => flags(ctx).find({ creatorId }).lean<FlagRecord[]>();

test('two creators who name one bank account at Stripe are found by its fingerprint; the number itself is kept nowhere', async () => {
  const accountNumber = 'PT50 0002 0123 1234 5678 9015 4';
  const [one, other] = [await somePayee(ctx, { accountNumber }), await somePayee(ctx, { accountNumber })];
  const stranger = await somePayee(ctx);
  for (const { account } of [one, other, stranger]) await refreshPayee(ctx, account);
  const bank = (await ctx.stripe.accounts.retrieve(one.account)).external_accounts?.data[0];
  expect(bank).toMatchObject({ fingerprint: expect.stringMatching(/^\w{16}$/), last4: '0154' });
  await watchAll();
  for (const [payee, twin] of [
    [one, other],
    [other, one],
  ] as const)
    expect(await flagsAbout(payee.id)).toMatchObject([
      {
        signal: 'duplicate_account',
        code: 'shared_payout_account',
        severity: 'high',
        facts: [{ value: 1 }, { value: twin.id }],
      },
    ]);
  expect(await flagsAbout(stranger.id)).toEqual([]);
  const kept = JSON.stringify(await ctx.mongo.collection('fingerprints').find().toArray());
  expect(kept).not.toContain(bank?.fingerprint);
  expect(kept).not.toContain('0123123456789');
});

test('one tax number, however it is written, and a company that stands behind a brand and a payee, are one document', async () => {
  const [one, other, third] = [await someCreator(ctx), await someCreator(ctx), await someCreator(ctx)];
  const payee = (creator: { _id: string }) => ({ kind: 'creator', id: creator._id }) as never;
  await keepTaxProfile(ctx, payee(one.creator), taxProfile({ taxId: '512 345 678' }));
  await keepTaxProfile(ctx, payee(other.creator), taxProfile({ taxId: '512.345.678' }));
  const company = { kind: 'company', registration: 'b 999-111', country: 'ES' };
  await keepTaxProfile(ctx, payee(third.creator), taxProfile(company));
  await watchAll();
  for (const { creator } of [one, other])
    expect(await flagsAbout(creator._id)).toMatchObject([{ code: 'shared_document', severity: 'high' }]);
  expect(await flagsAbout(third.creator._id)).toEqual([]);
  const owner = await someCreator(ctx);
  await applyForBrand(owner.as, brandApplication({ registration: 'B-999111', country: 'ES' }));
  await watchAll();
  expect(await flagsAbout(third.creator._id)).toMatchObject([{ code: 'shared_document' }]);
  expect(await flagsAbout(owner.creator._id)).toMatchObject([{ code: 'shared_document' }]);
});

test('a number that is none, and numbers of two countries, make nobody a twin', async () => {
  const people = [await someCreator(ctx), await someCreator(ctx), await someCreator(ctx)];
  const profiles = [{ taxId: '000000' }, { taxId: '000000' }, { taxId: '777123', country: 'FR' }];
  for (const [index, { creator }] of people.entries())
    await keepTaxProfile(ctx, { kind: 'creator', id: creator._id } as never, taxProfile(profiles[index]));
  const last = await someCreator(ctx);
  await keepTaxProfile(ctx, { kind: 'creator', id: last.creator._id } as never, taxProfile({ taxId: '777123' }));
  await watchAll();
  expect(
    await cases(ctx).countDocuments({ creatorId: { $in: [...people, last].map(({ creator }) => creator._id) } }),
  ).toBe(0);
});
