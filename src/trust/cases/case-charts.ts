import { snapshotHistory } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { REST } from '../stream/counts.ts';
import { LAGS } from '../stream/lags.ts';
import type { Counts } from '../stream/model.ts';
import { trafficOf } from '../stream/traffic-of.ts';
import type { CaseCharts } from './schemas.ts';

const WINDOW_DAYS = 28;
const MOST_COUNTRIES = 8;

/** The pictures of a case: followers over time; and of the last four weeks click-to-order times, countries and hours. */
export async function chartsOf(ctx: Context, creatorId: string): Promise<CaseCharts> {
  const creator = (await findCreators(ctx, [creatorId])).get(creatorId);
  const history = creator ? await snapshotHistory(ctx, creator.userId) : [];
  const traffic = await trafficOf(ctx, creatorId, WINDOW_DAYS);
  return {
    followers: history.map(({ network, at, followers, following }) => ({
      network,
      at: at.toISOString(),
      followers,
      following,
    })),
    clickToOrder: LAGS.map(([label]) => ({ label, orders: traffic.lags[label] ?? 0 })),
    countries: topNames(traffic.clickCountries, traffic.orderCountries).map((label) => ({
      label,
      clicks: traffic.clickCountries[label] ?? 0,
      orders: traffic.orderCountries[label] ?? 0,
    })),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      label: `${hour}`,
      clicks: traffic.clickHours[hour] ?? 0,
      orders: traffic.orderHours[hour] ?? 0,
    })),
  };
}

function topNames(clicks: Counts, orders: Counts): string[] {
  const weight = (name: string) => (clicks[name] ?? 0) + 20 * (orders[name] ?? 0);
  return [...new Set([...Object.keys(clicks), ...Object.keys(orders)])]
    .filter((name) => name !== REST)
    .sort((left, right) => weight(right) - weight(left))
    .slice(0, MOST_COUNTRIES);
}
