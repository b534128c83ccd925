import { beforeAll, describe, expect, test } from 'vitest';
import { identities } from '../../src/accounts/model.ts';
import { decideAgency, rostersOf } from '../../src/agencies/index.ts';
import { acceptInvitation } from '../../src/agencies/invitations/accept-invitation.ts';
import {
  declineInvitation,
  resendInvitation,
  revokeInvitation,
} from '../../src/agencies/invitations/change-invitation.ts';
import { listInvitations } from '../../src/agencies/invitations/list-invitations.ts';
import { lookAtInvitation } from '../../src/agencies/invitations/look-at-invitation.ts';
import { invitePersonally } from '../../src/agencies/invitations/make-invitation.ts';
import { invitations } from '../../src/agencies/invitations/model.ts';
import { NewPersonalInvitation } from '../../src/agencies/invitations/schemas.ts';
import { rosters } from '../../src/agencies/rosters/model.ts';
import type { Context } from '../../src/context.ts';
import { mails } from '../../src/notifications/model.ts';
import { textHash } from '../../src/privacy/consent-texts.ts';
import { consents } from '../../src/privacy/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { unique } from '../builders.ts';
import { someAgency, someCreator, someManager } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { acceptRoster, agreed, applyBy, asNewcomer, inviteToRoster, winnersOf } from './invited.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const look = (as: Context, token: string) => lookAtInvitation(as, { token, language: 'en' });
const personally = (overrides: object = {}) =>
  someManager(ctx, 'reviewer').then((as) => invitePersonally(as, NewPersonalInvitation.parse(overrides)));

describe('an agency’s invitation', () => {
  test('shows a stranger who invites, to what share, and what that is in money', async () => {
    const { agency, as } = await someAgency(ctx, { name: 'Nordlicht' });
    const { token } = await inviteToRoster(as, agency._id, { termMonths: 12 });
    const seen = await look({ ...ctx, actor: { kind: 'anonymous' } }, token);
    expect(seen).toMatchObject({ kind: 'roster', state: 'open', from: 'Nordlicht', mine: false, next: null });
    expect(seen.offer?.terms.text).toMatch(/Nordlicht receives 20%.*12 months from today.*7 days/);
    const [order, commission, share, rest] = ['order', 'commission', 'agency', 'creator'].map(
      (part) => seen.offer?.example[part as 'order'].amountMinor,
    );
    expect([order, commission, share, rest]).toEqual([10_000, 1_000, 200, 800]);
  });

  test('puts a creator on the roster with the terms she agreed to, kept word for word by their fingerprint', async () => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    const { creator, as: she } = await someCreator(ctx);
    const shown = (await look(she, token)).offer?.terms;
    await acceptRoster(she, token);
    expect((await rostersOf(ctx, [creator._id], ctx.clock.now())).get(creator._id)).toMatchObject({ shareBps: 2_000 });
    const [consent] = await consents(ctx).find({ userId: creator.userId, purpose: 'agency_terms' }).lean();
    expect(consent).toMatchObject({ version: shown?.version, textHash: textHash(shown?.text ?? ''), language: 'en' });
  });

  test('accepted before the application counts from the application on', async () => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    const she = await asNewcomer(ctx);
    await acceptRoster(she, token);
    expect(await rosters(ctx).countDocuments({ agencyId: agency._id })).toBe(0);
    const creator = await applyBy(she);
    expect((await rostersOf(ctx, [creator._id], ctx.clock.now())).get(creator._id)?.agencyId).toBe(agency._id);
  });

  test.for([
    ['another share than the one offered', agreed(1_000)],
    ['terms of another version', { ...agreed(), termsVersion: '2020-01-01' }],
    ['nothing at all', null],
  ] as const)('is not accepted by agreeing to %s', async ([, terms]) => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    const she = await asNewcomer(ctx);
    await expect(acceptInvitation(she, { token, agreed: terms })).rejects.toMatchObject({ code: 'terms_changed' });
    expect(await consents(ctx).countDocuments({ userId: she.actor.userId })).toBe(0);
    expect((await look(she, token)).state).toBe('open');
  });

  test('cannot be accepted while the agency is suspended', async () => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    await decideAgency(ctx, agency._id, { state: 'suspended', reason: 'forged papers' });
    const she = await asNewcomer(ctx);
    expect((await look(she, token)).state).toBe('revoked');
    await expect(acceptRoster(she, token)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('an invitation is used once', () => {
  test('of ten people at once exactly one has it', async () => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    const people = await Promise.all(Array.from({ length: 10 }, () => someCreator(ctx)));
    const attempts = people.map((one) => acceptRoster(one.as, token));
    expect(await winnersOf(attempts, /^(invitation_accepted|busy)$/)).toBe(1);
    expect(await rosters(ctx).countDocuments({ agencyId: agency._id })).toBe(1);
    expect(await consents(ctx).countDocuments({ userId: { $in: people.map(({ creator }) => creator.userId) } })).toBe(
      1,
    );
  });

  test('by one person ten times at once puts her on the roster once', async () => {
    const { agency, as } = await someAgency(ctx);
    const { token } = await inviteToRoster(as, agency._id);
    const { as: she } = await someCreator(ctx);
    const attempts = Array.from({ length: 10 }, () => acceptRoster(she, token));
    expect(await winnersOf(attempts, /^(invitation_accepted|already_on_roster|busy)$/)).toBe(1);
    expect(await rosters(ctx).countDocuments({ agencyId: agency._id })).toBe(1);
  });

  test('and tells the second person so', async () => {
    const { token } = await personally();
    await acceptInvitation(await asNewcomer(ctx), { token, agreed: null });
    const late = await asNewcomer(ctx);
    expect(await look(late, token)).toMatchObject({ state: 'accepted', mine: false, agencyId: null });
    await expect(acceptInvitation(late, { token, agreed: null })).rejects.toMatchObject({
      code: 'invitation_accepted',
    });
  });

  test('two agencies’ invitations accepted at once put her in one', async () => {
    const wooing = await Promise.all(Array.from({ length: 4 }, () => someAgency(ctx)));
    const tokens = await Promise.all(wooing.map(({ agency, as }) => inviteToRoster(as, agency._id)));
    const { creator, as: she } = await someCreator(ctx);
    const attempts = tokens.map(({ token }) => acceptRoster(she, token));
    expect(await winnersOf(attempts, /^(in_another_agency|busy)$/)).toBe(1);
    expect(await rosters(ctx).countDocuments({ creatorId: creator._id })).toBe(1);
    expect(await invitations(ctx).countDocuments({ acceptedBy: creator.userId })).toBe(1);
  });
});

describe('an invitation for somebody else', () => {
  test('that names an account is for whoever has it linked', async () => {
    const { token } = await personally({ only: { network: 'tiktok', username: '@ines.cozinha' } });
    const other = await asNewcomer(ctx);
    expect((await look(other, token)).obstacle).toBe('not_for_you');
    await expect(acceptInvitation(other, { token, agreed: null })).rejects.toMatchObject({ code: 'not_for_you' });
    const she = await asNewcomer(ctx);
    const linked = { network: 'tiktok', subject: '1', userId: she.actor.userId, username: 'Ines.Cozinha' } as const;
    const now = ctx.clock.now();
    await identities(ctx).create([
      { _id: 'tiktok:1', ...linked, profileUrl: null, sealedTokens: null, linkedAt: now, lastSignInAt: now },
    ]);
    await acceptInvitation(she, { token, agreed: null });
  });

  test('of another agency cannot be seen, sent again or withdrawn', async () => {
    const [own, foreign] = [await someAgency(ctx), await someAgency(ctx)];
    const { invitation } = await inviteToRoster(own.as, own.agency._id);
    const which = { invitationId: invitation._id, agencyId: foreign.agency._id };
    await expect(resendInvitation(foreign.as, which)).rejects.toMatchObject({ kind: 'missing' });
    await expect(revokeInvitation(foreign.as, which)).rejects.toMatchObject({ kind: 'missing' });
    await expect(revokeInvitation(foreign.as, { ...which, agencyId: own.agency._id })).rejects.toMatchObject({
      kind: 'missing',
    });
    await expect(listInvitations(foreign.as, { agencyId: own.agency._id, limit: 10 })).rejects.toMatchObject({
      kind: 'missing',
    });
    expect((await listInvitations(foreign.as, { agencyId: foreign.agency._id, limit: 10 })).data).toEqual([]);
  });

  test('has a token of 256 bits of which only a fingerprint is kept, and that signs nobody in', async () => {
    const { invitation, token } = await personally();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await invitations(ctx).findById(invitation._id).lean())).not.toContain(token);
    const nobody = { ...ctx, actor: { kind: 'anonymous' as const } };
    await expect(acceptInvitation(nobody, { token, agreed: null })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(look(nobody, `${token.slice(0, -2)}xx`)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('an invitation comes to an end', () => {
  test('when it expires, is withdrawn or declined; a new link replaces the old one', async () => {
    const { agency, as } = await someAgency(ctx);
    const she = await asNewcomer(ctx);
    const first = await inviteToRoster(as, agency._id, { email: `${unique('a')}@people.example` });
    const which = { invitationId: first.invitation._id, agencyId: agency._id };
    const second = await resendInvitation(as, which);
    await expect(look(she, first.token)).rejects.toMatchObject({ kind: 'missing' });
    expect((await look(she, second.token)).state).toBe('open');
    ctx.clock.advance(30);
    expect((await look(she, second.token)).state).toBe('expired');
    await expect(acceptRoster(she, second.token)).rejects.toMatchObject({ code: 'invitation_expired' });
    const third = await resendInvitation(as, which);
    await revokeInvitation(as, which);
    await expect(acceptRoster(she, third.token)).rejects.toMatchObject({ code: 'invitation_revoked' });
    await expect(resendInvitation(as, which)).rejects.toMatchObject({ code: 'invitation_closed' });
    const other = await inviteToRoster(as, agency._id);
    await declineInvitation({ ...ctx, actor: { kind: 'anonymous' } }, other.token);
    await expect(acceptRoster(she, other.token)).rejects.toMatchObject({ code: 'invitation_declined' });
  });

  test('accepted and withdrawn at once is one or the other', async () => {
    const { agency, as } = await someAgency(ctx);
    const { as: she } = await someCreator(ctx);
    const { invitation, token } = await inviteToRoster(as, agency._id);
    const which = { invitationId: invitation._id, agencyId: agency._id };
    const attempts = [acceptRoster(she, token), revokeInvitation(as, which)];
    expect(await winnersOf(attempts, /^(invitation_(accepted|revoked|closed)|busy)$/)).toBe(1);
    const { state } = (await invitations(ctx).findById(invitation._id).lean()) ?? {};
    expect(await rosters(ctx).countDocuments({ agencyId: agency._id })).toBe(state === 'accepted' ? 1 : 0);
  });

  test('is mailed at most five times, and one address has one open invitation', async () => {
    const { agency, as } = await someAgency(ctx);
    const email = `${unique('b')}@people.example`;
    const { invitation } = await inviteToRoster(as, agency._id, { email });
    await expect(inviteToRoster(as, agency._id, { email })).rejects.toMatchObject({ code: 'already_invited' });
    const which = { invitationId: invitation._id, agencyId: agency._id };
    for (let count = 0; count < 4; count += 1) await resendInvitation(as, which);
    await expect(resendInvitation(as, which)).rejects.toMatchObject({ kind: 'limited', code: 'sent_too_often' });
    expect(await mails(ctx).countDocuments({ template: 'invitation' })).toBeGreaterThanOrEqual(5);
  });
});

test('the agency sees how far each invitation has come', async () => {
  const { agency, as } = await someAgency(ctx);
  const { token } = await inviteToRoster(as, agency._id, { email: `${unique('c')}@people.example` });
  const progress = async () =>
    (await listInvitations(as, { agencyId: agency._id, limit: 10 })).data.map((row) => row.progress).join();
  expect(await progress()).toBe('sent');
  await look({ ...ctx, actor: { kind: 'anonymous' } }, token);
  expect(await progress()).toBe('opened');
  const she = await asNewcomer(ctx);
  await look(she, token);
  expect(await progress()).toBe('signed_in');
  await acceptRoster(she, token);
  expect(await progress()).toBe('accepted');
  await applyBy(she);
  expect(await progress()).toBe('applied');
});

describe('who is invited personally by a manager', () => {
  test('is approved with her application, where the programme approves by itself', async () => {
    const { version, ...settings } = await currentSettings(ctx);
    await changeSettings(ctx, { ...settings, applications: { approveAutomatically: true } }, version);
    const { token } = await personally();
    const she = await asNewcomer(ctx);
    await acceptInvitation(she, { token, agreed: null });
    expect(await applyBy(she)).toMatchObject({ state: 'active', decidedBy: 'programme' });
    expect(await applyBy(await asNewcomer(ctx))).toMatchObject({ state: 'applied' });
    await changeSettings(ctx, settings, version + 1);
  });

  test('is invited by reviewers only', async () => {
    const { as } = await someCreator(ctx);
    await expect(invitePersonally(as, NewPersonalInvitation.parse({}))).rejects.toMatchObject({ kind: 'missing' });
    await expect(
      invitePersonally(await someManager(ctx, 'finance'), NewPersonalInvitation.parse({})),
    ).rejects.toMatchObject({ kind: 'missing' });
  });
});
