import { heldBy } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict } from '../../kit/errors.ts';
import { linksByBrand } from '../../links/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { type CaseRecord, cases, type FlagRecord } from './model.ts';
import type { CaseView, Outcome } from './schemas.ts';

/** Whether this case ever paused any links. */
export const everPaused = ({ decision, history }: CaseRecord): boolean =>
  [decision, ...history].some((made) => made?.brandIds !== undefined);

/** For so long a warning counts as one. */
const WARNING_DAYS = 365;
const MOST_WARNINGS = 20;

/** The newest warning to a creator that stands: of another case, of the last year, and not taken back by an appeal. */
async function lastWarning(ctx: Context, { _id, creatorId }: CaseRecord): Promise<CaseView['warning']> {
  const since = addDays(ctx.clock.now(), -WARNING_DAYS);
  const warned = await cases(ctx)
    .find({ creatorId, _id: { $ne: _id }, 'decision.outcome': 'warn', 'decision.at': { $gte: since } })
    .sort({ _id: -1 })
    .limit(MOST_WARNINGS)
    .session(ctx.session ?? null)
    .lean<CaseRecord[]>();
  const standing = warned.find(({ appeal }) => appeal?.answer?.granted !== true);
  const decision = standing?.decision;
  return decision ? { caseId: standing._id, at: decision.at.toISOString(), reason: decision.reason } : null;
}

/** Links are paused after a warning only, and only those that there are. */
export async function checkPause(tx: Context, record: CaseRecord, brandIds: string[]): Promise<void> {
  if (!(await lastWarning(tx, record)))
    throw conflict('not_warned', 'She has not been warned yet: links are paused after a warning only.');
  const known = new Set((await linksByBrand(tx, record.creatorId, record._id)).map(({ brandId }) => brandId));
  if (brandIds.some((brandId) => !known.has(brandId)))
    throw conflict('no_links', 'She has no links to one of these brands.');
}

/** What a reviewer needs to know before links are paused: to which brands she has any, what the flags are about, the last warning. */
export async function pauseFacts(
  ctx: Context,
  record: CaseRecord,
  flags: FlagRecord[],
): Promise<Pick<CaseView, 'links' | 'warning'>> {
  const concerned = new Set(flags.flatMap(({ brandIds = [] }) => brandIds));
  const links = (await linksByBrand(ctx, record.creatorId, record._id)).map(({ brandId, brand, links, paused }) => ({
    brand: { id: brandId, name: brand },
    links,
    isPaused: paused > 0,
    isConcerned: concerned.has(brandId),
  }));
  return { links, warning: await lastWarning(ctx, record) };
}

/** When a case that was held on is looked at again: a pause without money waits for the creator, as long as she may object. */
export async function daysUntilLookedAt(tx: Context, caseId: string, outcome: Outcome): Promise<number> {
  const { trust } = await currentSettings(tx);
  const waitsForHer = outcome === 'pause' && (await heldBy(tx, caseId)).commissions === 0;
  return waitsForHer ? trust.appealDays : trust.escalateAfterDays;
}
