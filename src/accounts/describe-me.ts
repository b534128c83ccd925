import type { z } from 'zod';
import type { AgencyRole, BrandRole, Context, ManagerRole } from '../context.ts';
import { notSignedIn } from '../kit/errors.ts';
import { currentSettings } from '../settings/index.ts';
import { pendingEmail } from './email/send-code.ts';
import { findUser, identitiesOf } from './identities-of.ts';
import { membershipsOf } from './memberships.ts';
import type { MembershipRecord } from './model.ts';
import { requireUser } from './policies.ts';
import type { CreatorState, Me } from './schemas.ts';

/** The signed-in person: who she is, which networks are linked, what she may act as. */
export async function describeMe(ctx: Context): Promise<z.infer<typeof Me>> {
  const userId = requireUser(ctx);
  const [user, identities, held, settings, waiting] = await Promise.all([
    findUser(ctx, userId),
    identitiesOf(ctx, [userId]),
    membershipsOf(ctx, userId),
    currentSettings(ctx),
    pendingEmail(ctx, userId),
  ]);
  if (!user) throw notSignedIn();
  return {
    user: {
      id: userId,
      displayName: user.displayName,
      email: user.email,
      emailVerified: user.emailVerifiedBy !== null,
      pendingEmail: waiting,
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

type Membership = z.infer<typeof Me>['memberships'][number];

function viewMembership({ kind, ref, state, role, title }: MembershipRecord): Membership[] {
  if (kind === 'creator') return [{ kind, creatorId: ref, state: state as z.infer<typeof CreatorState> }];
  if (!role || state !== 'active') return [];
  if (kind === 'manager') return [{ kind, role: role as ManagerRole }];
  const name = title ?? '';
  return kind === 'brand'
    ? [{ kind, brandId: ref, name, role: role as BrandRole }]
    : [{ kind, agencyId: ref, name, role: role as AgencyRole }];
}
