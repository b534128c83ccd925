import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/kit/transaction.ts';
import { balancesOf, entryProblem, move, postEntries, statementOf } from '../../src/ledger/index.ts';
import {
  accountStatement,
  accountStatementCsv,
  askedByAgency,
  askedByBrand,
  askedByCreator,
  askedByManager,
} from '../../src/reports/account-statement.ts';
import { someCreator, someManager } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
const wallet = { account: 'agency:pending' as const, owner: 'agc_1', currency: 'EUR' };
const owed = { account: 'brand:owed' as const, owner: 'brand', currency: 'EUR' };
beforeAll(async () => {
  ctx = await testContext();
  for (const [index, day] of ['2026-03-01', '2026-03-02', '2026-03-02', '2026-03-31', '2026-04-01'].entries()) {
    ctx.clock.set(`${day}T12:00:00Z`);
    const postings = move(owed, wallet, 100 * (index + 1));
    await inTransaction(ctx, (tx) =>
      postEntries(tx, [{ key: `e${index}`, fact: { kind: 'test', id: `=${index}` }, postings }]),
    );
  }
});

const march = { ...wallet, from: new Date('2026-03-02'), until: new Date('2026-04-01') };

test('a statement has the balance before, after each entry and at the end, page by page', async () => {
  const whole = await statementOf(ctx, { ...march, limit: 10 });
  expect(whole).toMatchObject({ openingMinor: 100, closingMinor: 1_000, next: null });
  expect(whole.data.map(({ key, amountMinor, balanceMinor }) => [key, amountMinor, balanceMinor])).toEqual([
    ['e1', 200, 300],
    ['e2', 300, 600],
    ['e3', 400, 1_000],
  ]);
  const pages = [];
  for (let cursor: string | undefined; ; ) {
    const page = await statementOf(ctx, { ...march, limit: 1, cursor });
    pages.push(...page.data);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(pages).toEqual(whole.data);
});

test('the statement of all time ends in the kept balance', async () => {
  const { closingMinor } = await statementOf(ctx, {
    ...wallet,
    from: new Date(0),
    until: new Date('2100-01-01'),
    limit: 1,
  });
  expect((await balancesOf(ctx, 'agc_1')).map(({ amountMinor }) => amountMinor)).toEqual([closingMinor]);
});

test('days are whole, the last included; a period that ends before it begins is refused; managers only', async () => {
  const finance = await someManager(ctx, 'finance');
  const query = {
    account: wallet.account,
    owner: wallet.owner,
    currency: 'EUR',
    limit: 10,
    from: '2026-03-02',
    to: '2026-03-31',
  };
  expect(await accountStatement(ctx, await askedByManager(finance, query))).toMatchObject({
    openingMinor: 100,
    closingMinor: 1_000,
  });
  await expect(accountStatement(ctx, { ...query, to: '2026-03-01' })).rejects.toMatchObject({
    code: 'period_invalid',
    fields: [{ path: 'to' }],
  });
  const { as } = await someCreator(ctx);
  expect(() => askedByManager(as, query)).toThrow(expect.objectContaining({ kind: 'missing' }));
});

test('who is on an account reads its statement herself: creator, agency and brand, each nobody else’s', async () => {
  const { creator, as } = await someCreator(ctx);
  ctx.clock.set('2026-05-02T12:00:00Z');
  const hers = { account: 'creator:payable' as const, owner: creator._id, currency: 'EUR' };
  await inTransaction(ctx, (tx) =>
    postEntries(tx, [{ key: 'own', fact: { kind: 'approval', id: 'x' }, postings: move(owed, hers, 700) }]),
  );
  const page = { limit: 10 };
  expect(await accountStatement(ctx, await askedByCreator(as, { ...page, account: 'payable' }))).toMatchObject({
    currency: 'EUR',
    openingMinor: 0,
    closingMinor: 700,
    data: [{ fact: { kind: 'approval' }, amountMinor: 700, balanceMinor: 700 }],
  });
  const member = { ...ctx, actor: { ...as.actor, agencyRoles: [{ agencyId: 'agc_1', role: 'member' }] } } as typeof ctx;
  const marchOf = { ...page, from: '2026-03-02', to: '2026-03-31' };
  expect(
    await accountStatement(ctx, await askedByAgency(member, 'agc_1', { ...marchOf, account: 'pending' })),
  ).toMatchObject({
    openingMinor: 100,
    closingMinor: 1_000,
  });
  const viewer = { ...ctx, actor: { ...as.actor, brandRoles: [{ brandId: 'brand', role: 'viewer' }] } } as typeof ctx;
  const owes = await askedByBrand(viewer, 'brand', { ...marchOf, account: 'owed' });
  expect(await accountStatement(ctx, owes)).toMatchObject({ closingMinor: -1_000 });
  // A fact's id may be what a shop chose: a spreadsheet takes none for a formula. What is owed counts up, as on the page.
  const { stream, fileName } = accountStatementCsv(ctx, owes);
  expect(fileName).toBe('account-statement-brand-owed-EUR-2026-03-02-2026-03-31.csv');
  expect((await text(stream)).split('\r\n')).toEqual([
    'at,entry,of,amount,balance,currency',
    '2026-03-02,balance_before,,,1.00,EUR',
    "2026-03-02T12:00:00.000Z,test,'=1,2.00,3.00,EUR",
    "2026-03-02T12:00:00.000Z,test,'=2,3.00,6.00,EUR",
    "2026-03-31T12:00:00.000Z,test,'=3,4.00,10.00,EUR",
    '2026-03-31,balance_after,,,10.00,EUR',
    '',
  ]);
  await expect(askedByAgency(as, 'agc_1', { ...page, account: 'paid' })).rejects.toMatchObject({ kind: 'missing' });
  await expect(askedByBrand(as, 'brand', { ...page, account: 'owed' })).rejects.toMatchObject({ kind: 'missing' });
  const cursor = Buffer.from('e1').toString('base64url');
  const foreign = await askedByCreator(as, { ...page, cursor, account: 'payable' });
  await expect(accountStatement(ctx, foreign)).rejects.toMatchObject({
    kind: 'missing',
  });
});

test('the platform’s accounts are its own, and nobody else’s are; an account is in the chart', () => {
  const entry = (postings: ReturnType<typeof move>) =>
    entryProblem({ key: 'k', fact: { kind: 'test', id: '1' }, postings });
  const fees = { account: 'platform:fees' as const, owner: 'platform', currency: 'EUR' };
  expect(entry(move(fees, wallet, 5))).toBeUndefined();
  expect(entry(move({ ...fees, owner: 'brand' }, wallet, 5))).toContain('not brand’s');
  expect(entry(move(owed, { ...wallet, owner: 'platform' }, 5))).toContain('not platform’s');
  expect(entry(move(owed, { ...wallet, account: 'creator:pocket' as never }, 5))).toContain('not in the chart');
});
