import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, describeTeam, inviteToTeam, setMembership, teamOf } from '../../src/accounts/index.ts';
import { acceptInvitation } from '../../src/accounts/team/accept-invitation.ts';
import { changeRole, removeMember } from '../../src/accounts/team/change-member.ts';
import { listOwnAgencies } from '../../src/agencies/find-agencies.ts';
import { applyAsAgency, decideAgency, joinRoster, loadRosters } from '../../src/agencies/index.ts';
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

  const team = (agencyId: string) => ({ kind: 'agency', ref: agencyId }) as const;

  test('are changed by owners, and gone with the next request', async () => {
    const { agency, as, userId, colleague, ownerId } = await withColleague('member');
    const { members } = await describeTeam(colleague, team(agency._id));
    expect(members.map(({ role }) => role)).toEqual(['owner', 'member']);
    await expect(removeMember(colleague, { ...team(agency._id), userId: ownerId })).rejects.toMatchObject({
      kind: 'missing',
    });
    await removeMember(as, { ...team(agency._id), userId });
    expect(await actorOf(ctx, userId)).not.toHaveProperty('agencyRoles');
  });

  test('include an owner at all times, even when two owners take each other out at once', async () => {
    const { agency, as, userId, colleague, ownerId } = await withColleague('owner');
    const attempts = [
      removeMember(as, { ...team(agency._id), userId }),
      removeMember(colleague, { ...team(agency._id), userId: ownerId }),
    ];
    expect(await winnersOf(attempts, /^(last_head|busy)$/)).toBe(1);
    const left = (await teamOf(ctx, team(agency._id))).filter(({ role }) => role === 'owner');
    expect(left).toHaveLength(1);
    const last = { ...team(agency._id), userId: left[0]?.userId ?? '' };
    const one = { ...ctx, actor: await actorOf(ctx, last.userId) };
    await expect(changeRole(one, last, 'member')).rejects.toMatchObject({ code: 'last_head' });
  });

  test('join by the same invitation as a brand’s; not while the agency is suspended', async () => {
    const { agency, as, colleague } = await withColleague('member');
    const invite = (by = as) => inviteToTeam(by, team(agency._id), { email: 'c@people.example', role: 'member' });
    await expect(invite(colleague)).rejects.toMatchObject({ kind: 'missing' });
    const tokenOf = ({ url }: { url: string }) => url.split('#')[1] ?? '';
    const [first, second] = [tokenOf(await invite()), tokenOf(await invite())];
    const newcomer = async () => ({ ...ctx, actor: await actorOf(ctx, await someUser(ctx)) });
    const joins = await newcomer();
    await acceptInvitation(joins, first);
    const { userId } = joins.actor as { userId: string };
    expect(await actorOf(ctx, userId)).toMatchObject({ agencyRoles: [{ agencyId: agency._id, role: 'member' }] });
    await decideAgency(ctx, agency._id, { state: 'suspended', reason: 'complaints' });
    await expect(acceptInvitation(await newcomer(), second)).rejects.toMatchObject({ code: 'team_closed' });
    await expect(
      inviteToTeam(ctx, team(agency._id), { email: 'd@people.example', role: 'member' }),
    ).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});
