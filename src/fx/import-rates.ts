import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import type { DayRates } from './convert.ts';
import { fxRates } from './model.ts';
import { readEcb } from './read-ecb.ts';

export interface ImportResult {
  added: string[];
  /** Days that were there and lacked a currency, as that of a second source beside the European Central Bank's. */
  completed: string[];
  /** Days that were there with other rates; what was used once stays. */
  different: string[];
}

/** Takes in daily reference rates. A rate that is there is never changed: results name the rates they were made with. */
export async function importRates(ctx: Context, xml: string, source: string): Promise<ImportResult> {
  const days = readEcb(xml);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const known = await fxRates(tx)
      .find({ _id: { $in: days.map(({ day }) => day) } })
      .session(session)
      .lean();
    const byDay = new Map(known.map((row) => [row._id, row.rates]));
    const fresh = days.filter(({ day }) => !byDay.has(day));
    const completed = days.filter(
      ({ day, rates }) => byDay.has(day) && lacking(byDay.get(day) ?? {}, rates).length > 0,
    );
    const different = days.filter(({ day, rates }) => differ(byDay.get(day) ?? {}, rates));
    const rows = fresh.map(({ day, rates }) => ({ _id: day, rates, source, importedAt: new Date() }));
    if (rows.length > 0) await fxRates(tx).insertMany(rows, { session });
    for (const { day, rates } of completed) {
      const more = lacking(byDay.get(day) ?? {}, rates).map(([currency, rate]) => [`rates.${currency}`, rate]);
      await fxRates(tx)
        .updateOne({ _id: day }, { $set: Object.fromEntries(more) })
        .session(session);
    }
    const names = (list: DayRates[]) => list.map(({ day }) => day);
    const result = { added: names(fresh), completed: names(completed), different: names(different) };
    if (Object.values(result).some((list) => list.length > 0))
      await audit(tx, { action: 'fx_rates.imported', subject: source.slice(0, 200), after: result });
    return result;
  });
}

const lacking = (known: Record<string, string>, rates: Record<string, string>): [string, string][] =>
  Object.entries(rates).filter(([currency]) => !Object.hasOwn(known, currency));

const differ = (known: Record<string, string>, rates: Record<string, string>): boolean =>
  Object.entries(rates).some(([currency, rate]) => Object.hasOwn(known, currency) && known[currency] !== rate);
