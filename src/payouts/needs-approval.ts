import type { Context } from '../context.ts';
import { convert, type DayRates, ratesOn } from '../fx/index.ts';
import { currentSettings } from '../settings/index.ts';
import type { RunApproval } from './model.ts';
import { type CurrencyTotal, runTotals } from './run-totals.ts';

/** Sum of totals in one currency; null where a rate is missing: it is never guessed. */
export function sumIn(totals: Pick<CurrencyTotal, 'currency' | 'amountMinor'>[], currency: string, day?: DayRates) {
  let sum = 0;
  for (const total of totals) {
    const converted = convert(total, currency, day);
    if (converted.state === 'missing') return null;
    sum += converted.amountMinor;
  }
  return sum;
}

/** What a second person has to approve, or undefined where the run's sum is below the setting. What cannot be summed is asked about. */
export async function approvalOf(ctx: Context, runId: string): Promise<RunApproval | undefined> {
  const settings = await currentSettings(ctx);
  const { approvalAboveMinor } = settings.payouts;
  const totals = await runTotals(ctx, runId, ['reserved']);
  if (approvalAboveMinor === null || totals.length === 0) return undefined;
  const amountMinor = sumIn(totals, settings.programmeCurrency, await ratesOn(ctx, ctx.clock.now()));
  if (amountMinor !== null && amountMinor <= approvalAboveMinor) return undefined;
  return {
    amountMinor,
    aboveMinor: approvalAboveMinor,
    currency: settings.programmeCurrency,
    settingsVersion: settings.version,
    by: null,
    at: null,
  };
}
