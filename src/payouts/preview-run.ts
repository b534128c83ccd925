import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { positiveBalances } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf, minimumOf, sayExclusion } from './eligibility.ts';
import { findPayees } from './refresh-payee.ts';
import type { RunPreview } from './schemas.ts';

const PREVIEW_ROWS = 1_000;

/** What a run would pay now: who, how much, and who is left out and why. Shows the first thousand balances. */
export async function previewRun(ctx: Context): Promise<RunPreview> {
  requireManager(ctx, ['finance']);
  const rules = (await currentSettings(ctx)).payouts;
  const rows = await positiveBalances(ctx, 'creator:payable', { limit: PREVIEW_ROWS + 1 });
  const shown = rows.slice(0, PREVIEW_ROWS);
  const owners = [...new Set(shown.map((row) => row.owner))];
  const [payees, creators] = await Promise.all([findPayees(ctx, owners), findCreators(ctx, owners)]);
  const judged = shown.map((balance) => ({
    payeeId: balance.owner,
    name: creators.get(balance.owner)?.displayName ?? '',
    amount: { amountMinor: balance.amountMinor, currency: balance.currency },
    reason: exclusionOf(payees.get(balance.owner), balance, rules),
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

function totalsOf(amounts: { currency: string; amountMinor: number }[]) {
  return [...Map.groupBy(amounts, (amount) => amount.currency)].map(([currency, group]) => ({
    currency,
    count: group.length,
    amountMinor: group.reduce((sum, amount) => sum + amount.amountMinor, 0),
  }));
}
