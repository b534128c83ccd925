import { takeNewFingerprints } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorsOfUsers } from '../../creators/index.ts';
import { utcDay } from '../../kit/clock.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type ClickRecord, takeNewClicks } from '../../links/index.ts';
import { type OrderNews, takeOrderNews } from '../../orders/index.ts';
import { takeInBuyers } from './buyers.ts';
import { addCount, addDay, emptyDay } from './counts.ts';
import { toJudge } from './judgement.ts';
import { lagStepOf } from './lags.ts';
import { type TrafficDay, trafficDays } from './model.ts';

const CLICK_BATCHES = 5;
const ORDER_BATCHES = 20;
const FINGERPRINTS = 100;

/**
 * Takes new clicks and news of orders into the creators' days, each once: what is taken in is forgotten as news in the same
 * transaction. Whoever it is about is marked to be judged, and so is who left a new fingerprint and everybody who has the same.
 * @returns how much was taken in; 0 when there are none
 */
export async function takeIn(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const clicks = await takeNewClicks(tx, CLICK_BATCHES);
    const news = await takeOrderNews(tx, ORDER_BATCHES);
    const days = new Map<string, TrafficDay>();
    for (const click of clicks) takeClick(days, click);
    for (const item of news) takeNews(days, item);
    await addToDays(tx, [...days.values()]);
    await takeInBuyers(tx, news);
    const seen = await takeNewFingerprints(tx, FINGERPRINTS);
    const theirs = [...(await findCreatorsOfUsers(tx, seen)).values()].map((creator) => creator._id);
    await toJudge(tx, [...new Set([...[...days.values()].map((day) => day.creatorId), ...theirs])]);
    return clicks.length + news.length + seen.length;
  });
}

function dayIn(days: Map<string, TrafficDay>, creatorId: string, day: string): TrafficDay {
  const key = `${creatorId}:${day}`;
  const known = days.get(key) ?? emptyDay(creatorId, day);
  days.set(key, known);
  return known;
}

/** Pure but for the days it adds to. */
export function takeClick(days: Map<string, TrafficDay>, click: ClickRecord): void {
  if (!click.counts) return;
  const day = dayIn(days, click.creatorId, utcDay(click.at));
  day.clicks += 1;
  if (click.unique) day.unique += 1;
  if (click.adClick) day.adClicks += 1;
  addCount(day.clickHours, `${click.at.getUTCHours()}`);
  addCount(day.clickCountries, click.country ?? 'unknown');
  addCount(day.devices, click.device);
  addCount(day.hosts, click.referrerHost ?? 'none');
  addCount(day.networks, click.networkHash ?? 'unknown');
  addCount(day.visitors, click.visitorHash);
  addCount(day.links, click.linkId);
}

/** Pure but for the days it adds to. What becomes of an order later counts to the day on which it was placed. */
export function takeNews(days: Map<string, TrafficDay>, news: OrderNews): void {
  const day = dayIn(days, news.creatorId, news.day);
  if (news.ownPurchase) {
    if (news.placed) day.ownPurchases += 1;
    return;
  }
  if (news.delivered) day.delivered += 1;
  if (news.returned) day.returned += 1;
  if (news.cancelled) day.cancelled += 1;
  if (!news.placed) return;
  day.orders += 1;
  addCount(day.orderHours, `${news.placedAt.getUTCHours()}`);
  addCount(day.orderCountries, news.country);
  if (news.lagSeconds !== null) addCount(day.lags, lagStepOf(news.lagSeconds));
  if (news.customerKey) addCount(day.customers, news.customerKey);
  if (news.kind === 'code') day.codeOrders += 1;
  if (news.overClick) day.codeOverClick += 1;
}

/** Bounded counts cannot be added up by the database: days are read, added to and written back, in this transaction. */
async function addToDays(tx: Context, added: TrafficDay[]): Promise<void> {
  if (added.length === 0) return;
  const known = await trafficDays(tx)
    .find({ _id: { $in: added.map((day) => day._id) } })
    .session(tx.session ?? null)
    .lean<TrafficDay[]>();
  const before = new Map(known.map((day) => [day._id, day]));
  const writes = added.map((more) => {
    const sum = before.get(more._id) ?? emptyDay(more.creatorId, more.day);
    addDay(sum, more);
    const replacement = { ...sum, at: new Date(`${sum.day}T00:00:00Z`) };
    return { replaceOne: { filter: { _id: more._id as never }, replacement: replacement as never, upsert: true } };
  });
  await trafficDays(tx).collection.bulkWrite(writes, { session: tx.session as never });
}
