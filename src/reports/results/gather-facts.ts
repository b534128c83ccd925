import { loadRosters } from '../../agencies/index.ts';
import { campaignsOfRules, findSettling, loadCampaignsInForce } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { brandsOfLinks, type ClickRecord } from '../../links/index.ts';
import { findSold } from '../../orders/index.ts';
import { factsOfClicks } from './click-facts.ts';
import { factOfOrder, type ResultFact } from './facts.ts';

const CREATORS_AT_ONCE = 1_000;

/** What orders and paid pieces of content add as they stand now, by their ids; those that add nothing are left out. At most 10,000. */
export async function gatherOrders(tx: Context, orderIds: string[]): Promise<Map<string, ResultFact>> {
  if (orderIds.length === 0) return new Map();
  const sold = await findSold(tx, orderIds);
  const commissions = await findSettling(tx, orderIds);
  const ruleIds = [...new Set(commissions.map(({ receipt }) => receipt.rule.id))];
  const campaignOf = await campaignsOfRules(tx, ruleIds);
  const byOrder = Map.groupBy(commissions, (record) => record.orderId);
  return new Map(
    orderIds.flatMap((id) => {
      const fact = factOfOrder(sold.get(id), byOrder.get(id) ?? [], campaignOf);
      return fact ? [[id, fact] as const] : [];
    }),
  );
}

/** What clicks add. */
export async function gatherClicks(tx: Context, clicks: ClickRecord[]): Promise<ResultFact[]> {
  const counted = clicks.filter((click) => click.counts);
  const facts: ResultFact[] = [];
  const byCreator = Map.groupBy(counted, (click) => click.creatorId);
  for (const creatorIds of chunks([...byCreator.keys()], CREATORS_AT_ONCE)) {
    const own = creatorIds.flatMap((id) => byCreator.get(id) ?? []);
    const brandOf = await brandsOfLinks(tx, [...new Set(own.map((click) => click.linkId))]);
    const brandIds = [...new Set(brandOf.values())];
    const campaignsOf = await loadCampaignsInForce(tx, { brandIds, creatorIds });
    const rosters = await loadRosters(tx, creatorIds);
    const agencyOf = (creatorId: string, at: Date) => rosters(creatorId, at)?.agencyId;
    facts.push(...factsOfClicks(own, { brandOf, agencyOf, campaignsOf }));
  }
  return facts;
}
