import { requireManager } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { afterCursor, type Page, toPage } from '../kit/pagination.ts';
import { currentSettings } from '../settings/index.ts';
import { capCounters } from './budget-model.ts';
import { type RuleRecord, ruleRecords } from './model.ts';
import type { RuleQuery, RuleView } from './rule-views.ts';

/** Rules, newest first: those that count now or will, or with `state=all` those that are over too. */
export async function listRules(ctx: Context, query: RuleQuery): Promise<Page<RuleView>> {
  requireManager(ctx, ['finance', 'reviewer']);
  const now = ctx.clock.now();
  const filter = {
    ...(query.state === 'current' ? { $or: [{ goneAt: null }, { goneAt: { $gt: now } }] } : {}),
    ...(query.seriesId ? { seriesId: query.seriesId } : {}),
    ...(query.brandId ? { 'match.brandId': query.brandId } : {}),
    ...(query.campaignId ? { campaignId: query.campaignId } : {}),
    ...afterCursor(query.cursor),
  };
  const rows = await ruleRecords(ctx)
    .find(filter)
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<RuleRecord[]>();
  const view = await viewer(ctx, rows);
  return toPage(rows, query.limit, view);
}

/** What pays where no rule does. */
export async function fallbackRate(ctx: Context): Promise<{ rateBps: number; settingsVersion: number }> {
  requireManager(ctx, ['finance', 'reviewer']);
  const { commission, version } = await currentSettings(ctx);
  return { rateBps: commission.programmeRateBps, settingsVersion: version };
}

/** Turns rule records into what is shown of them, with names in the place of ids. */
export async function viewer(ctx: Context, rows: RuleRecord[]): Promise<(row: RuleRecord) => RuleView> {
  const ids = (key: 'brandId' | 'creatorId') => [...new Set(rows.flatMap(({ match }) => match[key] ?? []))];
  const [brands, creators] = [await findBrands(ctx, ids('brandId')), await findCreators(ctx, ids('creatorId'))];
  const keys = rows.flatMap((row) => (row.budget ? [budgetKey(row)] : []));
  const counters =
    keys.length === 0
      ? []
      : await capCounters(ctx)
          .find({ _id: { $in: keys } })
          .lean();
  const used = new Map(counters.map((row) => [row._id, row.usedMinor]));
  const now = ctx.clock.now();
  return (row) => ({
    id: row._id,
    seriesId: row.seriesId,
    version: row.version,
    name: row.name,
    scope: row.scope,
    brand: row.match.brandId ? { id: row.match.brandId, name: brands.get(row.match.brandId)?.name ?? '' } : null,
    creator: row.match.creatorId
      ? { id: row.match.creatorId, name: creators.get(row.match.creatorId)?.displayName ?? '' }
      : null,
    category: row.match.category ?? null,
    skus: row.match.skus ?? [],
    pay: row.pay,
    state: stateOf(row, now),
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    protectedUntil: row.lingers?.until.toISOString() ?? null,
    delayedUntil: row.delays.at(-1)?.until.toISOString() ?? null,
    campaignId: row.campaignId,
    budget: row.budget
      ? { limit: row.budget, used: { amountMinor: used.get(budgetKey(row)) ?? 0, currency: row.budget.currency } }
      : null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  });
}

const budgetKey = (row: RuleRecord): string => `campaign:${row.campaignId ?? row.seriesId}`;

function stateOf({ from, goneAt, endedAt }: RuleRecord, now: Date): RuleView['state'] {
  if (goneAt !== null && goneAt <= now) return 'over';
  if (from > now) return 'planned';
  return endedAt !== null && endedAt <= now ? 'lingers' : 'in_force';
}
