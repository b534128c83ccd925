import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { fxRates } from './model.ts';
import { readEcb } from './read-ecb.ts';

export interface ImportResult {
  added: string[];
  /** Days that were there with other rates; what was used once stays. */
  different: string[];
}

/** Takes in daily reference rates. Days that are there are never changed: results name the rates they were made with. */
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
    const different = days.filter(({ day, rates }) => byDay.has(day) && !sameRates(byDay.get(day) ?? {}, rates));
    const rows = fresh.map(({ day, rates }) => ({ _id: day, rates, source, importedAt: new Date() }));
    if (rows.length > 0) await fxRates(tx).insertMany(rows, { session });
    const result = { added: fresh.map(({ day }) => day), different: different.map(({ day }) => day) };
    if (rows.length + different.length > 0)
      await audit(tx, { action: 'fx_rates.imported', subject: source.slice(0, 200), after: result });
    return result;
  });
}

const sameRates = (left: Record<string, string>, right: Record<string, string>): boolean =>
  Object.keys(left).length === Object.keys(right).length &&
  Object.entries(left).every(([currency, rate]) => right[currency] === rate);
