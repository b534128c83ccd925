import { requireCreator } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { agencyTerms } from '../agency-terms.ts';
import { findAgencies } from '../find-agencies.ts';
import { rosters } from './model.ts';
import { inForceAt, termsOf, viewFacts } from './roster-views.ts';
import type { OwnRoster } from './schemas.ts';
import { exampleOf } from './share-example.ts';

const MAX_SHOWN = 50;

/** The agencies that the creator is or was in, newest first, each with everything that was agreed. */
export async function listOwnRosters(ctx: Context, language: string): Promise<OwnRoster[]> {
  const creatorId = requireCreator(ctx);
  const [rows, settings] = await Promise.all([
    rosters(ctx).find({ creatorId }).sort({ _id: -1 }).limit(MAX_SHOWN).lean(),
    currentSettings(ctx),
  ]);
  const [known, terms] = await Promise.all([
    findAgencies(ctx, [...new Set(rows.map((row) => row.agencyId))]),
    termsOf(
      ctx,
      rows.map((row) => row._id),
    ),
  ]);
  const now = ctx.clock.now();
  return rows.map((row) => {
    const agency = known.get(row.agencyId);
    const agencyName = agency?.name ?? '';
    const term = row.until && { until: row.until };
    const offer = { agencyName, term, unlinkNoticeDays: settings.joining.unlinkNoticeDays };
    const facts = viewFacts(row, terms.get(row._id) ?? [], now);
    const shareBps = facts.over ? null : facts.proposedShareBps;
    return {
      ...facts,
      agency: { id: row.agencyId, name: agencyName, country: agency?.country ?? '' },
      proposal:
        shareBps === null
          ? null
          : {
              shareBps,
              terms: agencyTerms({ ...offer, shareBps }, language),
              example: exampleOf(shareBps, settings),
            },
    };
  });
}

/** The creator lets her agency answer campaign offers for her, or no longer. */
export async function allowOffers(ctx: Context, allowed: boolean): Promise<void> {
  const creatorId = requireCreator(ctx);
  await inTransaction(ctx, async (tx) => {
    const roster = await rosters(tx)
      .findOneAndUpdate(
        { creatorId, open: true, ...inForceAt(tx.clock.now()) },
        { $set: { handlesOffers: allowed } },
        { session: tx.session ?? null },
      )
      .lean();
    if (!roster) throw conflict('no_agency', 'You are in no agency at the moment.');
    await audit(tx, { action: 'roster.offers', subject: roster._id, before: roster.handlesOffers, after: allowed });
  });
}

/** Whether an agency may answer campaign offers for a creator at this moment: she is on its roster and allowed it. */
export async function mayHandleOffers(tx: Context, agencyId: string, creatorId: string): Promise<boolean> {
  const found = await rosters(tx)
    .exists({ agencyId, creatorId, open: true, handlesOffers: true, ...inForceAt(tx.clock.now()) })
    .session(tx.session ?? null);
  return found !== null;
}

/** Creators on an agency's roster at this moment who let it answer campaign offers for them. At most 1,000. */
export async function creatorsHandledBy(ctx: Context, agencyId: string): Promise<string[]> {
  const rows = await rosters(ctx)
    .find({ agencyId, open: true, handlesOffers: true, ...inForceAt(ctx.clock.now()) }, { creatorId: 1 })
    .limit(1_000)
    .lean();
  return rows.map((row) => row.creatorId);
}
