import type { z } from 'zod';
import type { Context } from '../context.ts';
import { notSignedIn } from '../kit/errors.ts';
import { currentSettings } from '../settings/index.ts';
import { findUser, identitiesOf } from './identities-of.ts';
import { membershipsOf } from './memberships.ts';
import type { MembershipRecord } from './model.ts';
import { requireUser } from './policies.ts';
import type { CreatorState, Me } from './schemas.ts';

/** The signed-in person: who she is, which networks are linked, what she may act as. */
export async function describeMe(ctx: Context): Promise<z.infer<typeof Me>> {
  const userId = requireUser(ctx);
  const [user, identities, held, settings] = await Promise.all([
    findUser(ctx, userId),
    identitiesOf(ctx, [userId]),
    membershipsOf(ctx, userId),
    currentSettings(ctx),
  ]);
  if (!user) throw notSignedIn();
  return {
    user: {
      id: userId,
      displayName: user.displayName,
      email: user.email,
      avatarUrl: user.avatarUrl,
      language: user.language,
    },
    identities: identities.get(userId) ?? [],
    memberships: held.flatMap(viewMembership),
    programme: {
      name: ctx.config.programmeName,
      currency: settings.programmeCurrency,
      sandbox: ctx.sandbox !== undefined,
      sandboxUrl: ctx.sandbox?.url ?? null,
      now: ctx.clock.now().toISOString(),
    },
  };
}

function viewMembership({ kind, ref, state, role }: MembershipRecord): z.infer<typeof Me>['memberships'] {
  if (kind === 'creator') return [{ kind, creatorId: ref, state: state as z.infer<typeof CreatorState> }];
  return role && state === 'active' ? [{ kind: 'manager', role }] : [];
}
