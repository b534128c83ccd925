import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, setMembership } from '../../src/accounts/index.ts';
import { listOwnAgencies } from '../../src/agencies/find-agencies.ts';
import { applyAsAgency, decideAgency, joinRoster, loadRosters } from '../../src/agencies/index.ts';
import { listMembers, setMemberRole, takeMemberOut } from '../../src/agencies/members.ts';
import { NewAgency } from '../../src/agencies/schemas.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { unique } from '../builders.ts';
import { someAgency, someCreator, someManager, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { asNewcomer, winnersOf } from './invited.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const papers = (overrides: object = {}) =>
  NewAgency.parse({ name: 'Nordlicht', country: 'PT', registration: unique('reg-'), ...overrides });

describe('an agency', () => {
  test('applies, waits, and has its portal with the approval', async () => {
    const owner = await asNewcomer(ctx);
    const agency = await applyAsAgency(owner, papers());
    expect(await actorOf(ctx, owner.actor.userId)).not.toHaveProperty('agencyRoles');
    expect(await listOwnAgencies(owner)).toMatchObject([{ id: agency._id, state: 'applied', role: 'owner' }]);
    await expect(applyAsAgency(owner, papers())).rejects.toMatchObject({ code: 'agency_waiting' });
    await decideAgency(await someManager(ctx, 'reviewer'), agency._id, { state: 'active' });
    expect(await actorOf(ctx, owner.actor.userId)).toMatchObject({
      agencyRoles: [{ agencyId: agency._id, role: 'owner' }],
    });
  });

  test('is one for each registration number, of several applications at once too; a rejected one may try again', async () => {
    const registration = unique('one-');
    const people = await Promise.all(Array.from({ length: 4 }, () => asNewcomer(ctx)));
    const attempts = people.map((as) => applyAsAgency(as, papers({ registration })));
    expect(await winnersOf(attempts, /^(agency_known|busy)$/)).toBe(1);
    const owner = await asNewcomer(ctx);
    const again = papers();
    const agency = await applyAsAgency(owner, again);
    await decideAgency(ctx, agency._id, { state: 'rejected', reason: 'the register does not know it' });
    expect(await applyAsAgency(owner, { ...again, name: 'Better' })).toMatchObject({
      _id: agency._id,
      state: 'applied',
    });
    await expect(applyAsAgency(await asNewcomer(ctx), again)).rejects.toMatchObject({ code: 'agency_known' });
  });

  test('that is suspended loses its portal and its share of new orders, and has both back afterwards', async () => {
    const { agency, as } = await someAgency(ctx);
    const { creator } = await someCreator(ctx);
    const terms = { shareBps: 1_000, until: null, termsVersion: '1' };
    await inTransaction(ctx, (tx) => joinRoster(tx, { agencyId: agency._id, creatorId: creator._id, ...terms }));
    const userId = as.actor.kind === 'user' ? as.actor.userId : '';
    const share = async () => (await loadRosters(ctx, [creator._id]))(creator._id, ctx.clock.now())?.shareBps;
    await decideAgency(ctx, agency._id, { state: 'suspended', reason: 'complaints' });
    expect([await share(), 'agencyRoles' in (await actorOf(ctx, userId))]).toEqual([undefined, false]);
    const meanwhile = ctx.clock.now();
    ctx.clock.advance(1);
    await decideAgency(ctx, agency._id, { state: 'active' });
    expect([await share(), 'agencyRoles' in (await actorOf(ctx, userId))]).toEqual([1_000, true]);
    expect((await loadRosters(ctx, [creator._id]))(creator._id, meanwhile)).toBeUndefined();
  });

  test('is decided about by reviewers, once', async () => {
    const { agency, as } = await someAgency(ctx);
    await expect(decideAgency(as, agency._id, { state: 'active' })).rejects.toMatchObject({ kind: 'missing' });
    const attempts = Array.from({ length: 4 }, () =>
      decideAgency(ctx, agency._id, { state: 'suspended', reason: 'complaints' }),
    );
    expect(await winnersOf(attempts, /^(already_decided|busy)$/)).toBe(1);
  });
});

describe('the people of an agency', () => {
  const withColleague = async (role: 'owner' | 'member') => {
    const { agency, as } = await someAgency(ctx);
    const userId = await someUser(ctx);
    await setMembership(ctx, { userId, kind: 'agency', ref: agency._id, state: 'active', role, title: agency.name });
    const colleague = { ...ctx, actor: await actorOf(ctx, userId) };
    return { agency, as, userId, colleague, ownerId: as.actor.kind === 'user' ? as.actor.userId : '' };
  };

  test('are changed by owners, and gone with the next request', async () => {
    const { agency, as, userId, colleague, ownerId } = await withColleague('member');
    expect((await listMembers(colleague, agency._id)).map(({ role }) => role)).toEqual(['owner', 'member']);
    const out = { agencyId: agency._id, userId: ownerId };
    await expect(takeMemberOut(colleague, out)).rejects.toMatchObject({ kind: 'missing' });
    await takeMemberOut(as, { agencyId: agency._id, userId });
    expect(await actorOf(ctx, userId)).not.toHaveProperty('agencyRoles');
  });

  test('include an owner at all times, even when two owners take each other out at once', async () => {
    const { agency, as, userId, colleague, ownerId } = await withColleague('owner');
    const attempts = [
      takeMemberOut(as, { agencyId: agency._id, userId }),
      takeMemberOut(colleague, { agencyId: agency._id, userId: ownerId }),
    ];
    expect(await winnersOf(attempts, /^(last_owner|busy)$/)).toBe(1);
    const left = (await listMembers(as, agency._id)).filter(({ role }) => role === 'owner');
    expect(left).toHaveLength(1);
    const last = { agencyId: agency._id, userId: left[0]?.userId ?? '', role: 'member' as const };
    await expect(setMemberRole(as, last)).rejects.toMatchObject({ code: 'last_owner' });
  });
});
