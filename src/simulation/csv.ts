import { stringify } from 'csv-stringify/sync';
import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { formatMoney } from '../kit/money.ts';
import { type CreatorResultRecord, creatorResults } from './model.ts';
import type { Cut } from './schemas.ts';
import { readSimulation } from './simulations.ts';

/** More rows than this do not fit into one answer. */
export const MAX_ROWS = 100_000;

/**
 * One table of a simulation as CSV (RFC 4180): a cut, or creators, those who lose most first. Amounts are decimals in the
 * simulation's currency.
 */
export async function simulationCsv(ctx: Context, id: string, of: Cut | 'creator'): Promise<string> {
  requireManager(ctx, ['reviewer', 'finance']);
  const { currency, cuts } = await readSimulation(ctx, id);
  const decimal = (amountMinor: number) => formatMoney({ amountMinor, currency }).split(' ')[0] ?? '';
  const amounts = (row: { actualMinor: number; simulatedMinor: number }) => [
    decimal(row.actualMinor),
    decimal(row.simulatedMinor),
    decimal(row.simulatedMinor - row.actualMinor),
  ];
  const header = [of, ...(of === 'brand' ? ['name'] : []), 'currency', 'paid', 'simulated', 'difference'];
  const rows =
    of === 'creator'
      ? (await creatorRows(ctx, id)).map((row) => [row.creatorId, currency, ...amounts(row)])
      : (cuts[of] ?? []).map((row) => [row.key, ...(of === 'brand' ? [row.name] : []), currency, ...amounts(row)]);
  // A cell that a spreadsheet would take for a formula is made text.
  return stringify([header, ...rows], { escape_formulas: false, cast: { string: asText } });
}

const asText = (value: string): string => (/^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value);

const creatorRows = (ctx: Context, simulationId: string): Promise<CreatorResultRecord[]> =>
  creatorResults(ctx)
    .find({ simulationId })
    .sort({ deltaMinor: 1, _id: 1 })
    .limit(MAX_ROWS)
    .lean<CreatorResultRecord[]>();
