import { z } from 'zod';
import { requireAgency, requireBrand, requireCreator, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { invalid } from '../kit/errors.ts';
import { AmountMinor, Currency } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { ACCOUNTS, type AccountKind, statementOf } from '../ledger/index.ts';
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

async function statementOfOwn(
  ctx: Context,
  account: AccountKind,
  owner: string,
  { currency, from, to, ...page }: OwnPeriod,
): Promise<AccountStatement> {
  const now = ctx.clock.now();
  return statementIn(ctx, {
    ...page,
    account,
    owner,
    currency: currency ?? (await currentSettings(ctx)).programmeCurrency,
    from: from ?? utcDay(addDays(now, -USUAL_DAYS)),
    to: to ?? utcDay(now),
  });
}

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
  return statementIn(ctx, query);
}

/** The same of the acting creator's own accounts. */
export const creatorStatement = async (
  ctx: Context,
  { account, ...query }: z.infer<typeof PayeeStatementQuery>,
): Promise<AccountStatement> => statementOfOwn(ctx, `creator:${account}`, requireCreator(ctx), query);

/** The same of an agency's accounts, for its members. */
export async function agencyStatement(
  ctx: Context,
  agencyId: string,
  { account, ...query }: z.infer<typeof PayeeStatementQuery>,
): Promise<AccountStatement> {
  requireAgency(ctx, agencyId);
  return statementOfOwn(ctx, `agency:${account}`, agencyId, query);
}

/** The same of what a brand owes and has paid, for whoever may look at it. */
export async function brandStatement(
  ctx: Context,
  brandId: string,
  { account, ...query }: z.infer<typeof BrandStatementQuery>,
): Promise<AccountStatement> {
  requireBrand(ctx, brandId, 'look');
  return statementOfOwn(ctx, `brand:${account}`, brandId, query);
}

async function statementIn(ctx: Context, query: StatementQuery): Promise<AccountStatement> {
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
