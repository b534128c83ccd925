import type { Context } from '../../context.ts';
import { agencies } from '../model.ts';
import { rosterTerms } from './model.ts';
import { type ShareInForce, shareInForce } from './share-in-force.ts';

/** Tells the agency share of a creator at a moment, from rows that were read before. */
export type Rosters = (creatorId: string, at: Date) => ShareInForce | undefined;

/**
 * Reads the rosters of many creators at once, for a batch of orders that were placed at different times. At most 1,000 creators.
 */
export async function loadRosters(tx: Context, creatorIds: string[]): Promise<Rosters> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const session = tx.session ?? null;
  const rows =
    creatorIds.length === 0
      ? []
      : await rosterTerms(tx)
          .find({ creatorId: { $in: creatorIds } })
          .session(session)
          .lean();
  const agencyIds = [...new Set(rows.map((row) => row.agencyId))];
  const suspended =
    agencyIds.length === 0
      ? []
      : await agencies(tx)
          .find({ _id: { $in: agencyIds }, 'suspensions.0': { $exists: true } }, { suspensions: 1 })
          .session(session)
          .lean();
  const suspensions = new Map(suspended.map((agency) => [agency._id, agency.suspensions]));
  const byCreator = Map.groupBy(rows, (row) => row.creatorId);
  return (creatorId, at) =>
    shareInForce(byCreator.get(creatorId) ?? [], at, (agencyId) => suspensions.get(agencyId) ?? []);
}

/** The agency share in force at one moment, of those creators that are in an agency then. At most 1,000 creators. */
export async function rostersOf(tx: Context, creatorIds: string[], at: Date): Promise<Map<string, ShareInForce>> {
  const rosters = await loadRosters(tx, creatorIds);
  return new Map(
    creatorIds.flatMap((creatorId) => {
      const share = rosters(creatorId, at);
      return share ? [[creatorId, share] as const] : [];
    }),
  );
}
