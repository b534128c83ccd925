import { z } from 'zod';
import { requireAgency, requireBrand, requireCreator, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { csvStream, decimalText } from '../kit/csv.ts';
import { invalid } from '../kit/errors.ts';
import { StreamAnswer } from '../kit/file-answer.ts';
import { AmountMinor, Currency } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { ACCOUNTS, type AccountKind, statementLines, statementOf } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';

const Day = z.iso.date();

const Period = PageQuery.extend({
  currency: Currency,
  from: Day,
  to: Day.meta({ description: 'The last day, included' }),
});

export const StatementQuery = Period.extend({
  account: z.enum(ACCOUNTS as [AccountKind, ...AccountKind[]]),
  owner: z.string().min(1).max(60).meta({ description: 'Id of the creator, agency or brand; platform for its own' }),
});
type StatementQuery = z.infer<typeof StatementQuery>;

/** Whoever looks at what is hers may leave out what is usual. */
const OwnPeriod = PageQuery.extend({
  currency: Currency.optional().meta({ description: 'The programme’s when left out' }),
  from: Day.optional().meta({ description: 'Thirty days back when left out' }),
  to: Day.optional().meta({ description: 'The last day, included; today when left out' }),
});
export const PayeeStatementQuery = OwnPeriod.extend({
  account: z.enum(['pending', 'payable', 'in_transit', 'paid']).default('payable'),
});
export const BrandStatementQuery = OwnPeriod.extend({ account: z.enum(['owed', 'funded']).default('owed') });
type OwnPeriod = z.infer<typeof OwnPeriod>;

const USUAL_DAYS = 30;

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

/** An account in a period, as it was asked for and may be read. */
export interface Asked {
  account: AccountKind;
  owner: string;
  currency: string;
  /** Days, both included. */
  from: string;
  to: string;
  cursor?: string | undefined;
  limit: number;
}

/** Anybody's account, for managers. */
export function askedByManager(ctx: Context, query: StatementQuery): Promise<Asked> {
  requireManager(ctx, ['finance', 'reviewer']);
  return Promise.resolve(query);
}

/** The acting creator's own. */
export const askedByCreator = (
  ctx: Context,
  { account, ...query }: z.infer<typeof PayeeStatementQuery>,
): Promise<Asked> => usual(ctx, `creator:${account}`, requireCreator(ctx), query);

/** An agency's, for its members. */
export async function askedByAgency(
  ctx: Context,
  agencyId: string,
  { account, ...query }: z.infer<typeof PayeeStatementQuery>,
): Promise<Asked> {
  requireAgency(ctx, agencyId);
  return usual(ctx, `agency:${account}`, agencyId, query);
}

/** What a brand owes and has paid, for whoever may look at it. */
export async function askedByBrand(
  ctx: Context,
  brandId: string,
  { account, ...query }: z.infer<typeof BrandStatementQuery>,
): Promise<Asked> {
  requireBrand(ctx, brandId, 'look');
  return usual(ctx, `brand:${account}`, brandId, query);
}

async function usual(
  ctx: Context,
  account: AccountKind,
  owner: string,
  { currency, from, to, ...page }: OwnPeriod,
): Promise<Asked> {
  const now = ctx.clock.now();
  return {
    ...page,
    account,
    owner,
    currency: currency ?? (await currentSettings(ctx)).programmeCurrency,
    from: from ?? utcDay(addDays(now, -USUAL_DAYS)),
    to: to ?? utcDay(now),
  };
}

/** Every entry on the account in the period, page by page; days are programme days in UTC. */
export async function accountStatement(ctx: Context, asked: Asked): Promise<AccountStatement> {
  const { data, ...sums } = await statementOf(ctx, { ...asked, ...instantsOf(asked) });
  const { currency } = asked;
  return { currency, ...sums, data: data.map((line) => ({ ...line, at: line.at.toISOString() })) };
}

/** The same whole, as CSV, row by row. What a brand owes is counted below zero by the ledger, and above it here, as on its page. */
export function accountStatementCsv(ctx: Context, asked: Asked): StreamAnswer {
  const { account, currency, from, to } = asked;
  const name = `account-statement-${account.replace(':', '-')}-${currency}-${from}-${to}.csv`;
  return new StreamAnswer(csvStream(rowsOf(ctx, asked, instantsOf(asked))), 'text/csv', name);
}

async function* rowsOf(
  ctx: Context,
  { account, owner, currency, from, to }: Asked,
  instants: { from: Date; until: Date },
): AsyncGenerator<(string | number | null)[]> {
  const sign = account === 'brand:owed' ? -1 : 1;
  const text = (minor: number) => decimalText(minor === 0 ? 0 : sign * minor, currency);
  yield ['at', 'entry', 'of', 'amount', 'balance', 'currency'];
  let balanceMinor = 0;
  for await (const line of statementLines(ctx, { account, owner, currency, ...instants })) {
    balanceMinor = 'openingMinor' in line ? line.openingMinor : line.balanceMinor;
    if ('openingMinor' in line) yield [from, 'balance_before', null, null, text(balanceMinor), currency];
    else
      yield [line.at.toISOString(), line.fact.kind, line.fact.id, text(line.amountMinor), text(balanceMinor), currency];
  }
  yield [to, 'balance_after', null, null, text(balanceMinor), currency];
}

function instantsOf(asked: Asked): { from: Date; until: Date } {
  const from = new Date(`${asked.from}T00:00:00Z`);
  const until = addDays(new Date(`${asked.to}T00:00:00Z`), 1);
  if (until <= from)
    throw invalid('period_invalid', 'The period ends before it begins.', [
      { path: 'to', message: 'lies before the first day' },
    ]);
  return { from, until };
}
