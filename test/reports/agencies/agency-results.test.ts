import { beforeAll, describe, expect, test } from 'vitest';
import { joinRoster } from '../../../src/agencies/index.ts';
import { rosters } from '../../../src/agencies/rosters/model.ts';
import { type CommissionRecord, commissions } from '../../../src/commissions/model.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { inTransaction } from '../../../src/kit/transaction.ts';
import { agencyResults } from '../../../src/reports/agencies/agency-results.ts';
import { listShareStatements, shareStatementCsv } from '../../../src/reports/agencies/share-statements.ts';
import { unique } from '../../builders.ts';
import { someAgency, someCreator } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

const TODAY = new Date('2026-03-20T10:00:00Z');

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(TODAY);
});

/** A creator on an agency's roster since some days ago. */
async function onRoster(agencyId: string, daysAgo: number, name?: string): Promise<string> {
  const { creator } = await someCreator(ctx, name === undefined ? {} : { displayName: name });
  ctx.clock.set(addDays(TODAY, -daysAgo));
  const agreed = { agencyId, creatorId: creator._id, shareBps: 2_000, until: null, termsVersion: 'test' };
  await inTransaction(ctx, (tx) => joinRoster(tx, agreed));
  ctx.clock.set(TODAY);
  return creator._id;
}

type Sale = { creatorId: string; agencyId?: string; daysAgo: number } & Partial<CommissionRecord>;

/** What an order earned: the creator's part, or with an agency the agency's. */
async function sold({ creatorId, agencyId, daysAgo, ...overrides }: Sale): Promise<void> {
  const placedAt = addDays(TODAY, -daysAgo);
  const payee = agencyId ? { kind: 'agency', id: agencyId } : { kind: 'creator', id: creatorId };
  const record = {
    _id: unique('com_'),
    kind: 'sale',
    role: agencyId ? 'agency' : 'creator',
    payee,
    orderId: unique('ord_'),
    lineId: '1',
    brandId: 'brd_x',
    creatorId,
    currency: 'EUR',
    earnedMinor: 0,
    amountMinor: 0,
    netMinor: 0,
    state: 'pending',
    holds: [],
    placedAt,
    createdAt: placedAt,
    ...overrides,
  };
  await commissions(ctx).create([record as never]);
}

describe('an agency’s results', () => {
  test('count of each creator what she sold while on the roster, and of the agency what it earned by her', async () => {
    const { agency, as } = await someAgency(ctx);
    const agencyId = agency._id;
    const ines = await onRoster(agencyId, 10, 'Inês');
    const left = await onRoster(agencyId, 20, 'Bruno');
    await rosters(ctx).updateOne({ creatorId: left }, { $set: { endsAt: addDays(TODAY, -5), open: false } });
    const { agency: other } = await someAgency(ctx);
    await sold({ creatorId: ines, daysAgo: 11, netMinor: 99_999, amountMinor: 9_999 });
    await sold({ creatorId: ines, daysAgo: 3, orderId: 'o1', netMinor: 10_000, amountMinor: 800 });
    await sold({ creatorId: ines, daysAgo: 3, orderId: 'o1', lineId: '2', netMinor: 5_000, amountMinor: 400 });
    await sold({ creatorId: ines, agencyId, daysAgo: 3, orderId: 'o1', amountMinor: 300 });
    await sold({ creatorId: ines, daysAgo: 2, currency: 'PLN', netMinor: 700, amountMinor: 70 });
    await sold({ creatorId: left, daysAgo: 6, netMinor: 2_000, amountMinor: 200 });
    await sold({ creatorId: left, daysAgo: 4, netMinor: 88_888, amountMinor: 8_888 });
    await sold({ creatorId: left, agencyId: other._id, daysAgo: 4, amountMinor: 7_777 });
    const results = await agencyResults(as, agencyId, 30);
    expect(results.creators).toEqual([
      {
        id: ines,
        name: 'Inês',
        onRoster: true,
        orders: 2,
        net: expect.arrayContaining([
          { currency: 'EUR', amountMinor: 15_000 },
          { currency: 'PLN', amountMinor: 700 },
        ]),
        earned: expect.arrayContaining([
          { currency: 'EUR', amountMinor: 1_200 },
          { currency: 'PLN', amountMinor: 70 },
        ]),
        share: [{ currency: 'EUR', amountMinor: 300 }],
      },
      {
        id: left,
        name: 'Bruno',
        onRoster: false,
        orders: 1,
        net: [{ currency: 'EUR', amountMinor: 2_000 }],
        earned: [{ currency: 'EUR', amountMinor: 200 }],
        share: [],
      },
    ]);
    expect(results.days).toHaveLength(30);
    expect(results.days.at(-1)?.day).toBe('2026-03-20');
    expect(results.days.filter(({ share }) => share.length > 0)).toEqual([
      { day: '2026-03-17', share: [{ currency: 'EUR', amountMinor: 300 }] },
    ]);
    await expect(agencyResults(as, other._id, 30)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('of an agency with nobody are empty, not wrong', async () => {
    const { agency, as } = await someAgency(ctx);
    const results = await agencyResults(as, agency._id, 7);
    expect([results.balances, results.creators, results.days.length]).toEqual([[], [], 7]);
  });
});

describe('share statements', () => {
  test('say by month and state what the share came to, newest first, without what was reversed', async () => {
    const { agency, as } = await someAgency(ctx);
    const agencyId = agency._id;
    const creatorId = await onRoster(agencyId, 90, '=HYPERLINK("x")');
    await sold({ creatorId, agencyId, daysAgo: 50, amountMinor: 1_000, state: 'paid' });
    await sold({ creatorId, agencyId, daysAgo: 40, amountMinor: 250, state: 'approved' });
    await sold({ creatorId, agencyId, daysAgo: 40, amountMinor: -50, state: 'approved', kind: 'clawback' });
    await sold({ creatorId, agencyId, daysAgo: 1, amountMinor: 80 });
    await sold({ creatorId, agencyId, daysAgo: 1, amountMinor: 0, state: 'reversed' });
    await sold({ creatorId, agencyId, daysAgo: 1, amountMinor: 500, currency: 'JPY' });
    expect(await listShareStatements(as, agencyId)).toEqual([
      {
        month: '2026-03',
        currency: 'EUR',
        orders: 1,
        pendingMinor: 80,
        approvedMinor: 0,
        paidMinor: 0,
        totalMinor: 80,
      },
      {
        month: '2026-03',
        currency: 'JPY',
        orders: 1,
        pendingMinor: 500,
        approvedMinor: 0,
        paidMinor: 0,
        totalMinor: 500,
      },
      {
        month: '2026-02',
        currency: 'EUR',
        orders: 2,
        pendingMinor: 0,
        approvedMinor: 200,
        paidMinor: 0,
        totalMinor: 200,
      },
      {
        month: '2026-01',
        currency: 'EUR',
        orders: 1,
        pendingMinor: 0,
        approvedMinor: 0,
        paidMinor: 1_000,
        totalMinor: 1_000,
      },
    ]);
    const lines = (await shareStatementCsv(as, agencyId, '2026-03')).replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('month,creator_id,creator,currency,orders,pending,approved,paid,total');
    expect(lines).toContain(`2026-03,${creatorId},"'=HYPERLINK(""x"")",EUR,1,0.8,0,0,0.8`);
    expect(lines).toContain(`2026-03,${creatorId},"'=HYPERLINK(""x"")",JPY,1,500,0,0,500`);
    expect(await shareStatementCsv(as, agencyId, '2025-03')).toContain('month,creator_id');
    const { as: stranger } = await someAgency(ctx);
    await expect(listShareStatements(stranger, agencyId)).rejects.toMatchObject({ kind: 'missing' });
    await expect(shareStatementCsv(stranger, agencyId, '2026-03')).rejects.toMatchObject({ kind: 'missing' });
  });
});
