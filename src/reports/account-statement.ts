import { z } from 'zod';
import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { invalid } from '../kit/errors.ts';
import { AmountMinor, Currency } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { ACCOUNTS, type AccountKind, statementOf } from '../ledger/index.ts';

const Day = z.iso.date();

export const StatementQuery = PageQuery.extend({
  account: z.enum(ACCOUNTS as [AccountKind, ...AccountKind[]]),
  owner: z.string().min(1).max(60).meta({ description: 'Id of the creator, agency or brand; platform for its own' }),
  currency: Currency,
  from: Day,
  to: Day.meta({ description: 'The last day, included' }),
});
type StatementQuery = z.infer<typeof StatementQuery>;

export const AccountStatement = z
  .object({
    currency: Currency,
    openingMinor: AmountMinor,
    closingMinor: AmountMinor,
    data: z.array(
      z.object({
        key: z.string(),
        fact: z.object({ kind: z.string(), id: z.string() }),
        at: z.iso.datetime(),
        amountMinor: AmountMinor,
        balanceMinor: AmountMinor,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AccountStatement' });
export type AccountStatement = z.infer<typeof AccountStatement>;

/** Every entry on one account in a period, for managers; days are programme days in UTC. */
export async function accountStatement(ctx: Context, query: StatementQuery): Promise<AccountStatement> {
  requireManager(ctx, ['finance', 'reviewer']);
  const { account, owner, currency, cursor, limit } = query;
  const from = new Date(`${query.from}T00:00:00Z`);
  const until = addDays(new Date(`${query.to}T00:00:00Z`), 1);
  if (until <= from)
    throw invalid('period_invalid', 'The period ends before it begins.', [
      { path: 'to', message: 'lies before the first day' },
    ]);
  const { data, ...sums } = await statementOf(ctx, { account, owner, currency, from, until, cursor, limit });
  return { currency, ...sums, data: data.map((line) => ({ ...line, at: line.at.toISOString() })) };
}
