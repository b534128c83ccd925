import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { positiveBalances } from '../ledger/index.ts';
import { describePayees, minimumOf } from '../payouts/index.ts';
import type { Settings } from '../settings/index.ts';
import { Differences } from './differences.ts';
import type { SettingsEffects } from './schemas.ts';

const PAGE = 1_000;
/** More payable balances than this are not looked at. */
const MOST_BALANCES = 50_000;

/** Whose payable balances would be under the least payout that are not now, and the other way round, each in its currency and country. */
export async function minimumEffects(
  ctx: Context,
  before: Settings,
  after: Settings,
): Promise<SettingsEffects['payouts']> {
  const counts = { payable: 0, belowBefore: 0, belowAfter: 0 };
  const money = new Differences();
  const byCountry = [before, after].some(({ payouts }) => Object.keys(payouts.minimumByCountry).length > 0);
  for (const account of ['creator:payable', 'agency:payable'] as const) {
    let afterId = '';
    while (counts.payable < MOST_BALANCES) {
      const rows = await positiveBalances(ctx, account, { afterId, limit: PAGE });
      const payees = await describePayees(ctx, byCountry ? rows.map(({ owner }) => owner) : []);
      for (const { owner, currency, amountMinor } of rows) {
        const country = payees.get(owner)?.country;
        const payee = { currency, ...(country === undefined ? {} : { country }) };
        const [was, would] = [before, after].map(({ payouts }) => amountMinor < minimumOf(payee, payouts));
        counts.payable += 1;
        if (was) counts.belowBefore += 1;
        if (would) counts.belowAfter += 1;
        if (was !== would) money.add(owner, { amountMinor: would ? -amountMinor : amountMinor, currency });
      }
      if (rows.length < PAGE) break;
      afterId = rows.at(-1)?._id ?? '';
    }
  }
  const examples = await money.examples((ids) => namesOfCreators(ctx, ids));
  return { ...counts, waits: money.losses(), freed: money.gains(), examples };
}
