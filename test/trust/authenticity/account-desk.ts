import { signIn } from '../../../src/accounts/index.ts';
import type { Context } from '../../../src/context.ts';
import { apply, decideApplication } from '../../../src/creators/index.ts';
import { judgeAccounts } from '../../../src/trust/authenticity/judge-accounts.ts';
import { application, unique } from '../../builders.ts';
import type { TestContext } from '../../support/test-context.ts';

interface Figures {
  followers: number;
  following: number;
  posts: number;
}

/** Creators who come by Instagram with some figures, and what the score makes of them. */
export function accountDesk(ctx: TestContext) {
  async function judgeAll(): Promise<void> {
    while ((await judgeAccounts(ctx)) > 0);
  }

  /** Signs in by Instagram with these figures. */
  const comeBy = (subject: string, figures: Figures, username = 'ines.cooks') =>
    signIn(ctx, {
      profile: {
        network: 'instagram',
        subject,
        displayName: 'Inês Carvalho',
        username,
        email: null,
        emailVerified: false,
        avatarUrl: null,
        profileUrl: null,
        verified: false,
        ...figures,
      },
      tokens: { accessToken: 'x', refreshToken: null },
    });

  /** Becomes an active creator, who agrees to the use of her social data or does not. */
  async function joins(figures: Figures, scoring: boolean, username?: string) {
    const subject = unique('s');
    const userId = await comeBy(subject, figures, username);
    const given = [
      ...application().consents,
      ...(scoring ? [{ purpose: 'social_scoring', version: '2026-11-01' }] : []),
    ];
    const consents = given.map((consent) => ({ ...consent, language: 'en' }));
    const as: Context = { ...ctx, actor: { kind: 'user', userId, creatorActive: false } };
    const creator = await apply(as, application({ consents }) as never);
    await decideApplication(ctx, { creatorId: creator._id, state: 'active' });
    await judgeAll();
    return { creatorId: creator._id, userId, subject, as };
  }

  return { judgeAll, comeBy, joins };
}
