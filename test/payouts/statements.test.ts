import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { approveDue } from '../../src/commissions/index.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { startRun } from '../../src/payouts/index.ts';
import { payouts } from '../../src/payouts/model.ts';
import { actingCreator } from '../../src/payouts/payees/acting-payee.ts';
import { keepTaxProfile } from '../../src/payouts/payees/tax-profile.ts';
import { findPayoutOf, listPayoutLines } from '../../src/payouts/statements/find-payout.ts';
import { gatherStatement, listStatements } from '../../src/payouts/statements/gather-statement.ts';
import { dac7Report, thresholdOf, us1099Report } from '../../src/payouts/statements/tax-reports.ts';
import { statementWords } from '../../src/payouts/statements/words.ts';
import { decimal, toCsv, writeCsv } from '../../src/payouts/statements/write-csv.ts';
import { writePdf } from '../../src/payouts/statements/write-pdf.ts';
import { orderLine, orderPlaced, orderStep, taxProfile } from '../builders.ts';
import { report, someTouch } from '../support/orders.ts';
import { earn, somePayee } from '../support/payees.ts';
import { someManager, someShop } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
let as: Context;
let payoutId: string;
let month: string;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
  // A creator with an account who sold two lamps through her link long ago, and was paid for them.
  const shop = await someShop(ctx);
  const touch = await someTouch(ctx, shop, addDays(ctx.clock.now(), -101));
  as = touch.as;
  const other = await somePayee(ctx);
  const { payees } = await import('../../src/payouts/model.ts');
  await payees(ctx).updateOne({ _id: other.id }, { $set: { stripeAccountId: 'acct_gone' } });
  await payees(ctx).create([
    {
      _id: touch.creator._id,
      stripeAccountId: other.account,
      country: 'PT',
      state: 'enabled',
      requirements: [],
      checkedAt: new Date(),
    },
  ]);
  await keepTaxProfile(ctx, await actingCreator(as), taxProfile({ legalName: '=Ольга Łukasz' }));
  const intake = createIntake(ctx, () => undefined);
  const placedAt = addDays(ctx.clock.now(), -100);
  const placed = orderPlaced({
    placedAt: placedAt.toISOString(),
    clickId: touch.clickId(),
    lines: [orderLine({ unitPriceMinor: 30_000 }), orderLine({ lineId: '2' })],
  });
  await report(ctx, intake, shop, placed);
  await report(ctx, intake, shop, orderStep('delivered', placed.data.orderId, addDays(placedAt, 3)));
  await processEvents(ctx);
  while ((await approveDue(ctx)) > 0);
  const run = await startRun(ctx);
  await desk.finish(run._id);
  payoutId = `${run._id}.${touch.creator._id}.EUR`;
  month = ctx.clock.now().toISOString().slice(0, 7);
});

const rowsOf = (csv: Buffer) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

describe('a payout', () => {
  test('is followed down to its order lines', async () => {
    const payee = await actingCreator(as);
    const detail = await findPayoutOf(as, payee, payoutId);
    expect(detail).toMatchObject({ amount: { amountMinor: 3_890 }, other: { amountMinor: 0 } });
    expect(detail.parts).toMatchObject([{ kind: 'sale', count: 2, amount: { amountMinor: 3_890 } }]);
    const lines = await listPayoutLines(as, payee, payoutId, { limit: 1 });
    expect(lines.data).toHaveLength(1);
    const rest = await listPayoutLines(as, payee, payoutId, { limit: 10, cursor: lines.next ?? '' });
    expect([...lines.data, ...rest.data].map(({ lineId, amount }) => [lineId, amount.amountMinor])).toEqual([
      ['1', 3_000],
      ['2', 890],
    ]);
  });

  test('of somebody else looks as if it were not there', async () => {
    const stranger = await actingCreator((await somePayee(ctx)).as);
    await expect(findPayoutOf(ctx, stranger, payoutId)).rejects.toMatchObject({ kind: 'missing' });
    await expect(listPayoutLines(ctx, stranger, payoutId, { limit: 5 })).rejects.toMatchObject({ kind: 'missing' });
    await expect(gatherStatement(ctx, stranger, month)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('a statement', () => {
  test('is listed by month with its sums', async () => {
    const { id } = await actingCreator(as);
    expect(await listStatements(as, id)).toEqual([{ month, totals: [{ currency: 'EUR', amountMinor: 3_890 }] }]);
  });

  test('has every order line in its CSV, which adds up to the payout, in the reader’s language', async () => {
    const statement = await gatherStatement(as, await actingCreator(as), month);
    const rows = rowsOf(await writeCsv(as, statement, statementWords('ru')));
    expect(rows.map((row) => [row.Позиция, row.База, row.Сумма, row.Валюта])).toEqual([
      ['1', '300.00', '30.00', 'EUR'],
      ['2', '89.00', '8.90', 'EUR'],
    ]);
    expect(rowsOf(await writeCsv(as, statement, statementWords('xx')))[0]).toHaveProperty('Order');
  });

  test.for(['en', 'ru', 'fr', 'es', 'pl'])('is a PDF with its fonts in it, in %s', async (language) => {
    const statement = await gatherStatement(as, await actingCreator(as), month);
    const pdf = await writePdf(statement, statementWords(language), language);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('DejaVuSans');
    expect(pdf.length).toBeGreaterThan(5_000);
  });

  test('is addressed to who runs the programme, as far as it was told', async () => {
    const payee = await actingCreator(as);
    expect((await gatherStatement(as, payee, month)).client).toEqual(['Kolect']);
    const programmeOperator = ['Example GmbH', 'Musterstraße 1', '10115 Berlin', 'DE123456789'];
    const told = { ...as, config: { ...as.config, programmeOperator } };
    expect((await gatherStatement(told, payee, month)).client).toEqual(programmeOperator);
  });

  test('says what is in a payout beside commissions, and what was taken back', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 4_000);
    const run = await startRun(ctx);
    await desk.finish(run._id);
    await payouts(ctx).updateOne({ _id: `${run._id}.${payee.id}.EUR` }, { $set: { reversedMinor: 1_000 } });
    const statement = await gatherStatement(ctx, await actingCreator(payee.as), month);
    expect(statement).toMatchObject({
      payouts: [{ parts: [], otherMinor: 4_000, reversedMinor: 1_000 }],
      totals: [{ currency: 'EUR', amountMinor: 3_000 }],
    });
    const rows = rowsOf(await writeCsv(ctx, statement, statementWords('en')));
    expect(rows.map(({ Kind, Amount }) => [Kind, Amount])).toEqual([
      ['Other movements of the balance', '40.00'],
      ['Taken back', '-10.00'],
    ]);
  });
});

describe('the yearly reports', () => {
  const year = () => Number(month.slice(0, 4));

  test('T2: DAC7 names who she is, her tax number, and sums and counts by quarter; formulas are defused', async () => {
    const rows = rowsOf(await dac7Report(await someManager(ctx, 'finance'), year()));
    const { id } = await actingCreator(as);
    const quarter = Math.ceil(Number(month.slice(5)) / 3);
    const row = rows.find(({ payee_id }) => payee_id === id);
    expect(row).toMatchObject({
      legal_name: "'=Ольга Łukasz",
      tin: expect.stringMatching(/9998$/),
      residence_country: 'PT',
      birth_date: '1996-05-04',
      currency: 'EUR',
      [`consideration_q${quarter}`]: '38.90',
      [`activities_q${quarter}`]: '1',
      profile_complete: 'yes',
    });
    await expect(dac7Report(await someManager(ctx, 'reviewer'), year())).rejects.toMatchObject({ kind: 'missing' });
  });

  test('T1: the 1099 threshold is data by year, and decides who of the US is reported', async () => {
    expect([2025, 2026, 2030].map(thresholdOf)).toEqual([60_000, 200_000, 200_000]);
    const [small, large] = [await somePayee(ctx, { country: 'US' }), await somePayee(ctx, { country: 'US' })];
    await desk.topUp(1_000_000, 'USD');
    for (const payee of [small, large])
      await keepTaxProfile(ctx, await actingCreator(payee.as), taxProfile({ country: 'US' }));
    await earn(ctx, small, thresholdOf(year()) - 1, 'USD');
    await earn(ctx, large, thresholdOf(year()), 'USD');
    await desk.finish((await startRun(ctx))._id);
    const rows = rowsOf(await us1099Report(asSystem(ctx, 'test'), year()));
    expect(rows.map(({ payee_id }) => payee_id)).toEqual([large.id]);
    expect(rows[0]?.nonemployee_compensation_usd).toBe(decimal(thresholdOf(year()), 'USD'));
  });
});

test('amounts and cells are written so that a spreadsheet reads them and runs nothing', () => {
  expect([decimal(1_250, 'EUR'), decimal(-5, 'EUR'), decimal(1_250, 'JPY'), decimal(1_250, 'KWD')]).toEqual([
    '12.50',
    '-0.05',
    '1250',
    '1.250',
  ]);
  const csv = toCsv([['=1+1', '+1', '-cmd', '-5.00', '@x', 'plain']]).toString();
  expect(csv).toContain("'=1+1,'+1,'-cmd,-5.00,'@x,plain");
});
