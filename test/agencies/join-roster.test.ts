import { beforeAll, describe, expect, test } from 'vitest';
import { joinRoster, loadRosters, rostersOf } from '../../src/agencies/index.ts';
import { agencies } from '../../src/agencies/model.ts';
import { rosters } from '../../src/agencies/rosters/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { someAgency, someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const join = (agencyId: string, creatorId: string, overrides: object = {}) =>
  inTransaction(ctx, (tx) =>
    joinRoster(tx, { agencyId, creatorId, shareBps: 2_000, until: null, termsVersion: '1', ...overrides }),
  );

describe('joining an agency', () => {
  test('gives the agency its share from that moment on', async () => {
    const { agency } = await someAgency(ctx);
    const { creator } = await someCreator(ctx);
    const before = ctx.clock.now();
    ctx.clock.advance(1);
    await join(agency._id, creator._id);
    const { creator: other } = await someCreator(ctx);
    const shares = await rostersOf(ctx, [creator._id, other._id], ctx.clock.now());
    expect([...shares]).toEqual([[creator._id, expect.objectContaining({ agencyId: agency._id, shareBps: 2_000 })]]);
    expect((await rostersOf(ctx, [creator._id], before)).size).toBe(0);
  });

  test('of eight agencies at once lets one have her', async () => {
    const { creator } = await someCreator(ctx);
    const wooing = await Promise.all(Array.from({ length: 8 }, () => someAgency(ctx)));
    const ends = await Promise.allSettled(wooing.map(({ agency }) => join(agency._id, creator._id)));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason.code).toMatch(/^(in_another_agency|busy)$/);
    expect(await rosters(ctx).countDocuments({ creatorId: creator._id })).toBe(1);
  });

  test('a second time is refused, and possible again when the term is over', async () => {
    const { agency } = await someAgency(ctx);
    const { creator } = await someCreator(ctx);
    await join(agency._id, creator._id, { until: addDays(ctx.clock.now(), 30) });
    await expect(join(agency._id, creator._id)).rejects.toMatchObject({ code: 'already_on_roster' });
    ctx.clock.advance(30);
    expect((await rostersOf(ctx, [creator._id], ctx.clock.now())).size).toBe(0);
    await join((await someAgency(ctx)).agency._id, creator._id);
    expect((await rostersOf(ctx, [creator._id], ctx.clock.now())).size).toBe(1);
  });
});

test('a suspended agency earns no share of orders placed in that time', async () => {
  const { agency } = await someAgency(ctx);
  const { creator } = await someCreator(ctx);
  await join(agency._id, creator._id);
  const joined = ctx.clock.now();
  ctx.clock.advance(1);
  await agencies(ctx).updateOne(
    { _id: agency._id },
    { $push: { suspensions: { from: ctx.clock.now(), until: null } } },
  );
  const shareAt = await loadRosters(ctx, [creator._id]);
  expect(shareAt(creator._id, joined)?.shareBps).toBe(2_000);
  expect(shareAt(creator._id, ctx.clock.now())).toBeUndefined();
});
