import { beforeAll, describe, expect, test } from 'vitest';
import { users } from '../../src/accounts/model.ts';
import { acceptInvitation } from '../../src/agencies/invitations/accept-invitation.ts';
import { lookAtInvitation } from '../../src/agencies/invitations/look-at-invitation.ts';
import { findReferralLink, listOwnReferred, makeReferralLink } from '../../src/agencies/invitations/referral-link.ts';
import type { Context } from '../../src/context.ts';
import { addressHash, customerKey } from '../../src/creators/index.ts';
import { unique } from '../builders.ts';
import { someCreator, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { applyBy, asNewcomer } from './invited.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const tokenOf = ({ url }: { url: string | null }) => url?.split('#').at(-1) ?? '';
const linkOf = async (as: Context) => tokenOf(await makeReferralLink(as));
const come = (as: Context, token: string) => acceptInvitation(as, { token, agreed: null });

describe('bringing a creator in', () => {
  test('is noted on her record for twelve months', async () => {
    const { creator, as } = await someCreator(ctx);
    const token = await linkOf(as);
    expect(tokenOf(await findReferralLink(as))).toBe(token);
    const friend = await asNewcomer(ctx);
    expect(await lookAtInvitation(friend, { token, language: 'en' })).toMatchObject({
      kind: 'referral',
      from: creator.displayName,
      referral: { months: 12 },
      next: 'apply',
    });
    await come(friend, token);
    const brought = await applyBy(friend, { displayName: 'Friend' });
    expect(brought.referredBy?.creatorId).toBe(creator._id);
    const months = (brought.referredBy?.until.getUTCFullYear() ?? 0) - ctx.clock.now().getUTCFullYear();
    expect(months).toBe(1);
    expect(await listOwnReferred(as)).toMatchObject([{ name: 'Friend', state: 'applied' }]);
  });

  test('is for one creator, the first: a second link changes nothing', async () => {
    const [first, second] = [await someCreator(ctx), await someCreator(ctx)];
    const friend = await asNewcomer(ctx);
    await come(friend, await linkOf(first.as));
    await come(friend, await linkOf(second.as));
    expect((await applyBy(friend)).referredBy?.creatorId).toBe(first.creator._id);
  });

  test('works for many with one link, until a new one is made', async () => {
    const { as } = await someCreator(ctx);
    const token = await linkOf(as);
    for (let count = 0; count < 2; count += 1) await come(await asNewcomer(ctx), token);
    await makeReferralLink(as);
    await expect(come(await asNewcomer(ctx), token)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('is not for who is here already', async () => {
    const { as } = await someCreator(ctx);
    const { as: other } = await someCreator(ctx);
    await expect(come(other, await linkOf(as))).rejects.toMatchObject({ code: 'already_applied' });
  });
});

describe('bringing oneself in', () => {
  test('with one’s own link is refused', async () => {
    const { as } = await someCreator(ctx);
    await expect(come(as, await linkOf(as))).rejects.toMatchObject({ code: 'self_referral' });
  });

  test('by a second account with the address that the first one applied with is refused', async () => {
    const email = `${unique('Self')}@people.example`;
    const ownHashes = [customerKey(ctx, addressHash(email))];
    const { as } = await someCreator(ctx, { ownHashes });
    const second = await asNewcomer(ctx, { email: email.toUpperCase(), emailVerifiedBy: 'google' });
    await expect(come(second, await linkOf(as))).rejects.toMatchObject({ code: 'self_referral' });
    expect((await applyBy(second)).referredBy ?? null).toBeNull();
  });

  test('by a second account whose address becomes known after it accepted earns nothing', async () => {
    const email = `${unique('late')}@people.example`;
    const { as } = await someCreator(ctx, { userId: await someUser(ctx, { email }) });
    const second = await asNewcomer(ctx);
    await come(second, await linkOf(as));
    await users(ctx).updateOne({ _id: second.actor.userId }, { $set: { email } });
    expect((await applyBy(second)).referredBy ?? null).toBeNull();
  });
});
