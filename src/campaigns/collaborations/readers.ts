import { findUser, membersOf, teamOf } from '../../accounts/index.ts';
import { mayHandleOffers, rostersOf } from '../../agencies/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { type NewMail, queueMail } from '../../notifications/index.ts';
import type { CollaborationRecord } from '../model.ts';
import type { Party } from '../schemas.ts';

const MOST_READERS = 20;

type News = 'campaign-creator' | 'campaign-brand';

interface Reader {
  userId: string;
  path: string;
}

interface Letter<Name extends News> {
  party: Party;
  template: Name;
  values: Omit<NewMail<Name>['values'], 'path'>;
  /** The business fact behind it. */
  key: string;
  /** Where it leads, if not to the collaboration. */
  path?: string;
}

type Sides = Pick<CollaborationRecord, '_id' | 'brandId' | 'creatorId'>;

/** Those of a brand who change campaigns; or the creator, with her agency's people where she lets it act for her. */
async function readersOf(tx: Context, party: Party, { _id, brandId, creatorId }: Sides): Promise<Reader[]> {
  if (party === 'brand') {
    const team = (await teamOf(tx, { kind: 'brand', ref: brandId })).filter(({ role }) => role !== 'viewer');
    const path = `/brand/${brandId}/collaborations/${_id}`;
    return team.slice(0, MOST_READERS).map(({ userId }) => ({ userId, path }));
  }
  const creator = (await findCreators(tx, [creatorId])).get(creatorId);
  if (creator?.state !== 'active') return [];
  const own = { userId: creator.userId, path: `/creator/collaborations/${_id}` };
  const agencyId = (await rostersOf(tx, [creatorId], tx.clock.now())).get(creatorId)?.agencyId;
  if (!agencyId || !(await mayHandleOffers(tx, agencyId, creatorId))) return [own];
  const path = `/agency/${agencyId}/offers/${_id}`;
  const people = (await membersOf(tx, { kind: 'agency', ref: agencyId })).filter(({ state }) => state === 'active');
  return [own, ...people.slice(0, MOST_READERS).map(({ userId }) => ({ userId, path }))];
}

/**
 * Writes to one side of a collaboration, each in her language, once for a key. Who has no address sees the news in her portal. Inside
 * the caller's transaction.
 */
export async function tellSide<Name extends News>(
  tx: Context,
  collaboration: Sides,
  { party, template, values, key, path: elsewhere }: Letter<Name>,
): Promise<void> {
  for (const { userId, path } of await readersOf(tx, party, collaboration)) {
    const user = await findUser(tx, userId);
    if (!user?.email) continue;
    const all = { ...values, path: elsewhere ?? path } as NewMail<Name>['values'];
    const { email: to, language } = user;
    await queueMail(tx, { to, template, values: all, language, userId, key: `${key}:${userId}` });
  }
}
