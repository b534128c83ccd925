import { membersOf, type News, teamOf, tellUsers } from '../../accounts/index.ts';
import { mayHandleOffers, rostersOf } from '../../agencies/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import type { CollaborationRecord } from '../model.ts';
import type { Party } from '../schemas.ts';

const MOST_READERS = 20;

type CampaignMail = 'campaign-creator' | 'campaign-brand';

interface Reader {
  userId: string;
  path: string;
}

interface Letter<Name extends CampaignMail> {
  party: Party;
  template: Name;
  values: Omit<News<Name>['values'], 'path'>;
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
 * Writes to one side of a collaboration, each with the address of her own portal's page, once for a key. Inside the caller's
 * transaction.
 */
export async function tellSide<Name extends CampaignMail>(
  tx: Context,
  collaboration: Sides,
  { party, template, values, key, path: elsewhere }: Letter<Name>,
): Promise<void> {
  for (const { userId, path } of await readersOf(tx, party, collaboration)) {
    const all = { ...values, path: elsewhere ?? path } as News<Name>['values'];
    await tellUsers(tx, [userId], { template, values: all, key });
  }
}
