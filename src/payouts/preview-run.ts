import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import type { BalanceRecord } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf, minimumOf, sayExclusion } from './eligibility.ts';
import { payablePage } from './payees/payable-page.ts';
import { payeeFacts } from './payees/payee-facts.ts';
import type { RunPreview } from './schemas.ts';

const PREVIEW_ROWS = 1_000;

/** What a run would pay now: who, how much, and who is left out and why. Shows the first thousand balances. */
export async function previewRun(ctx: Context): Promise<RunPreview> {
  requireManager(ctx, ['finance']);
  const rules = (await currentSettings(ctx)).payouts;
  const rows = await payableRows(ctx);
  const shown = rows.slice(0, PREVIEW_ROWS);
  const factsOf = await payeeFacts(ctx, [...new Set(shown.map((row) => row.owner))]);
  const judged = shown.map((balance) => ({
    payeeId: balance.owner,
    name: factsOf(balance.owner).name,
    amount: { amountMinor: balance.amountMinor, currency: balance.currency },
    reason: exclusionOf(factsOf(balance.owner), balance, rules),
  }));
  const included = judged.filter((row) => row.reason === undefined).map(({ reason, ...row }) => row);
  const excluded = judged.flatMap(({ reason, ...row }) =>
    reason ? [{ ...row, reason, sentence: sayExclusion(reason) }] : [],
  );
  const currencies = [...new Set(shown.map((row) => row.currency))].sort();
  return {
    minimum: currencies.map((currency) => ({ currency, amountMinor: minimumOf({ currency }, rules) })),
    included,
    excluded,
    totals: totalsOf(included.map((row) => row.amount)),
    truncated: rows.length > PREVIEW_ROWS,
  };
}

/** One row more than is shown, if there is one. */
async function payableRows(ctx: Context): Promise<BalanceRecord[]> {
  const rows: BalanceRecord[] = [];
  while (rows.length <= PREVIEW_ROWS) {
    const page = await payablePage(ctx, rows.at(-1)?._id, PREVIEW_ROWS + 1);
    if (page.length === 0) break;
    rows.push(...page);
  }
  return rows;
}

function totalsOf(amounts: { currency: string; amountMinor: number }[]) {
  return [...Map.groupBy(amounts, (amount) => amount.currency)].map(([currency, group]) => ({
    currency,
    count: group.length,
    amountMinor: group.reduce((sum, amount) => sum + amount.amountMinor, 0),
  }));
}
