import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../src/accounts/index.ts';
import { AGENCY_TERMS_VERSION } from '../../src/agencies/agency-terms.ts';
import { leaveProgramme, loadRosters, mayHandleOffers } from '../../src/agencies/index.ts';
import { listRoster } from '../../src/agencies/rosters/list-roster.ts';
import { rosters } from '../../src/agencies/rosters/model.ts';
import { allowOffers, listOwnRosters } from '../../src/agencies/rosters/own-roster.ts';
import { answerProposal, proposeShare } from '../../src/agencies/rosters/propose-share.ts';
import { releaseCreator, unlinkAsAgency, unlinkAsCreator } from '../../src/agencies/rosters/unlink.ts';
import { addDays } from '../../src/kit/clock.ts';
import { hasConsent } from '../../src/privacy/index.ts';
import { someAgency, someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { acceptRoster, inviteToRoster, winnersOf } from './invited.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

/** A creator on the roster of an agency, at 20 %. */
async function represented() {
  const { agency, as: theirs } = await someAgency(ctx);
  const { creator, as: hers } = await someCreator(ctx);
  await acceptRoster(hers, (await inviteToRoster(theirs, agency._id)).token);
  const rosterId = (await rosters(ctx).findOne({ creatorId: creator._id }).lean())?._id ?? '';
  const shareAt = async (at: Date) => (await loadRosters(ctx, [creator._id]))(creator._id, at)?.shareBps;
  return { agency, theirs, creator, hers, rosterId, which: { agencyId: agency._id, rosterId }, shareAt };
}

const yes = (shareBps: number) => ({
  accept: true as const,
  shareBps,
  termsVersion: AGENCY_TERMS_VERSION,
  language: 'en',
});

describe('another share', () => {
  test('is what the creator agreed to, from that moment on', async () => {
    const { theirs, hers, which, shareAt } = await represented();
    await proposeShare(theirs, { ...which, shareBps: 3_000 });
    ctx.clock.advance(1);
    const before = ctx.clock.now();
    expect(await shareAt(before)).toBe(2_000);
    ctx.clock.advance(1);
    await answerProposal(hers, yes(3_000));
    expect([await shareAt(before), await shareAt(ctx.clock.now())]).toEqual([2_000, 3_000]);
    const [mine] = await listOwnRosters(hers, 'ru');
    expect(mine).toMatchObject({ shareBps: 3_000, proposal: null });
    expect(mine?.history.map(({ shareBps }) => shareBps)).toEqual([2_000, 3_000]);
  });

  test('never comes without her: not by the agency answering, not by raising it after she looked', async () => {
    const { theirs, hers, which, shareAt } = await represented();
    await proposeShare(theirs, { ...which, shareBps: 2_500 });
    const shown = (await listOwnRosters(hers, 'en'))[0]?.proposal;
    await proposeShare(theirs, { ...which, shareBps: 9_000 });
    await expect(answerProposal(hers, yes(shown?.shareBps ?? 0))).rejects.toMatchObject({ code: 'proposal_changed' });
    await expect(answerProposal(theirs, yes(9_000))).rejects.toMatchObject({ kind: 'missing' });
    const { hers: other } = await represented();
    await expect(answerProposal(other, yes(9_000))).rejects.toMatchObject({ code: 'proposal_changed' });
    await answerProposal(hers, { accept: false });
    expect(await shareAt(ctx.clock.now())).toBe(2_000);
    await expect(answerProposal(hers, yes(9_000))).rejects.toMatchObject({ code: 'proposal_changed' });
  });

  test('is proposed by the agency of that roster only', async () => {
    const { which } = await represented();
    const { agency, as } = await someAgency(ctx);
    await expect(proposeShare(as, { ...which, shareBps: 1 })).rejects.toMatchObject({ kind: 'missing' });
    await expect(proposeShare(as, { ...which, agencyId: agency._id, shareBps: 1 })).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});

describe('unlinking', () => {
  test('by the creator takes effect after seven days, and keeps what was shared before', async () => {
    const { hers, agency, shareAt } = await represented();
    const asked = ctx.clock.now();
    const endsAt = await unlinkAsCreator(hers, null);
    expect(endsAt).toEqual(addDays(asked, 7));
    await expect(unlinkAsCreator(hers, null)).rejects.toMatchObject({ code: 'already_unlinking' });
    ctx.clock.advance(6);
    const { as: rival, agency: next } = await someAgency(ctx);
    const { token } = await inviteToRoster(rival, next._id);
    await expect(acceptRoster(hers, token)).rejects.toMatchObject({ code: 'in_another_agency' });
    expect(await shareAt(ctx.clock.now())).toBe(2_000);
    ctx.clock.advance(1);
    expect(await shareAt(ctx.clock.now())).toBeUndefined();
    expect(await shareAt(asked)).toBe(2_000);
    await acceptRoster(hers, token);
    const mine = await listOwnRosters(hers, 'en');
    expect(mine.map(({ agency: { id }, over }) => [id, over])).toEqual([
      [next._id, false],
      [agency._id, true],
    ]);
  });

  test('is at once when the agency lets her go, and no sooner without being asked', async () => {
    const { theirs, hers, which, shareAt } = await represented();
    await expect(releaseCreator(theirs, which)).rejects.toMatchObject({ code: 'nothing_to_release' });
    await unlinkAsCreator(hers, 'going alone');
    ctx.clock.advance(1);
    await releaseCreator(theirs, which);
    expect(await shareAt(ctx.clock.now())).toBeUndefined();
    ctx.clock.advance(6);
    expect(await shareAt(ctx.clock.now())).toBeUndefined();
  });

  test('by the agency gives the creator her seven days, and ends her consent to its terms', async () => {
    const { theirs, creator, which, agency } = await represented();
    await unlinkAsAgency(theirs, { ...which, reason: 'no longer our field' });
    await expect(releaseCreator(theirs, which)).rejects.toMatchObject({ code: 'nothing_to_release' });
    expect(await hasConsent(ctx, creator.userId, 'agency_terms')).toBe(false);
    ctx.clock.advance(7);
    expect((await listRoster(theirs, { agencyId: agency._id, past: false, limit: 10 })).data).toEqual([]);
    const [past] = (await listRoster(theirs, { agencyId: agency._id, past: true, limit: 10 })).data;
    expect(past).toMatchObject({ over: true, endRequestedBy: 'agency', reason: 'no longer our field' });
    expect(past?.creator.identities).toEqual([]);
  });

  test('by both sides at once is asked for once', async () => {
    const { theirs, hers, which } = await represented();
    const attempts = [unlinkAsCreator(hers, null), unlinkAsAgency(theirs, { ...which, reason: null })];
    expect(await winnersOf(attempts, /^(already_unlinking|busy)$/)).toBe(1);
  });
});

test('a creator who leaves the programme leaves her agency at once', async () => {
  const { creator, hers, shareAt } = await represented();
  await leaveProgramme(hers, null);
  expect(await shareAt(ctx.clock.now())).toBeUndefined();
  expect(await actorOf(ctx, creator.userId)).toMatchObject({ creatorActive: false });
  expect(await hasConsent(ctx, creator.userId, 'terms')).toBe(false);
});

test('an agency answers offers for those who allowed it, while they are on its roster', async () => {
  const { creator, hers, agency } = await represented();
  const may = () => mayHandleOffers(ctx, agency._id, creator._id);
  expect(await may()).toBe(false);
  await allowOffers(hers, true);
  expect(await may()).toBe(true);
  await unlinkAsCreator(hers, null);
  ctx.clock.advance(7);
  expect(await may()).toBe(false);
  await expect(allowOffers(hers, true)).rejects.toMatchObject({ code: 'no_agency' });
});
