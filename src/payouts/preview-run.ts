import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import type { BalanceRecord } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf, minimumOf, sayExclusion } from './eligibility.ts';
import { type Unfunded, unfundedByPayee } from './funding/judge-funding.ts';
import { payablePage } from './payees/payable-page.ts';
import { payeeFacts } from './payees/payee-facts.ts';
import type { RunPreview } from './schemas.ts';
import { availableAtStripe } from './stripe-balance.ts';
import { isStripeAway } from './stripe-trouble.ts';

const PREVIEW_ROWS = 1_000;

/** What a run would pay now: who, how much, and who is left out and why. Shows the first thousand balances. */
export async function previewRun(ctx: Context): Promise<RunPreview> {
  requireManager(ctx, ['finance']);
  const rules = (await currentSettings(ctx)).payouts;
  const [rows, unfunded] = await Promise.all([
    payableRows(ctx),
    rules.fundedBeforePaid ? unfundedByPayee(ctx) : ([] as Unfunded[]),
  ]);
  const shown = rows.slice(0, PREVIEW_ROWS);
  const factsOf = await payeeFacts(ctx, idsOf(shown, unfunded));
  const waits = new Map(unfunded.map((row) => [`${row.payeeId} ${row.currency}`, row.payableMinor]));
  const judged = shown
    .map((balance) => ({
      ...balance,
      amountMinor: balance.amountMinor - (waits.get(`${balance.owner} ${balance.currency}`) ?? 0),
    }))
    .filter(({ amountMinor }) => amountMinor > 0)
    .map((balance) => ({
      payeeId: balance.owner,
      name: factsOf(balance.owner).name,
      amount: { amountMinor: balance.amountMinor, currency: balance.currency },
      reason: exclusionOf(factsOf(balance.owner), balance, rules),
    }));
  const included = judged.filter((row) => row.reason === undefined).map(({ reason, ...row }) => row);
  const excluded = [...judged, ...unfunded.slice(0, PREVIEW_ROWS).map((row) => waitingRow(row, factsOf))].flatMap(
    ({ reason, ...row }) => (reason ? [{ ...row, reason, sentence: sayExclusion(reason) }] : []),
  );
  const currencies = [...new Set(shown.map((row) => row.currency))].sort();
  const totals = totalsOf(included.map((row) => row.amount));
  return {
    minimum: currencies.map((currency) => ({ currency, amountMinor: minimumOf({ currency }, rules) })),
    included,
    excluded,
    totals,
    atStripe: await atStripeFor(ctx, totals),
    truncated: rows.length > PREVIEW_ROWS,
  };
}

/** At most a thousand. */
const idsOf = (shown: BalanceRecord[], unfunded: Unfunded[]): string[] =>
  [...new Set([...shown.map(({ owner }) => owner), ...unfunded.map(({ payeeId }) => payeeId)])].slice(0, PREVIEW_ROWS);

const waitingRow = (row: Unfunded, factsOf: (id: string) => { name: string }) => ({
  payeeId: row.payeeId,
  name: factsOf(row.payeeId).name,
  amount: { amountMinor: row.payableMinor + row.pendingMinor, currency: row.currency },
  reason: 'brand_not_paid' as const,
});

/** The balance is looked at before anybody starts a run: what lacks can be topped up first. */
async function atStripeFor(ctx: Context, totals: RunPreview['totals']): Promise<RunPreview['atStripe']> {
  try {
    const available = await availableAtStripe(ctx);
    return totals.map(({ currency, amountMinor }) => {
      const has = available.get(currency) ?? 0;
      return { currency, amountMinor: has, missingMinor: Math.max(0, amountMinor - has) };
    });
  } catch (error) {
    if (isStripeAway(error)) return null;
    throw error;
  }
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
