import { findUser } from '../../accounts/index.ts';
import { findBrands } from '../../brands/index.ts';
import { type PayoutPart, partsOfPayout } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { addMonths } from '../../kit/calendar.ts';
import { missing } from '../../kit/errors.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import type { Payee } from '../payees/acting-payee.ts';
import { type TaxProfile, taxProfilesOf } from '../payees/tax-profile.ts';

/** Payouts of one month: a run a month and some on demand. */
const MAX_PAYOUTS = 200;

export interface StatementPayout {
  id: string;
  sentAt: Date;
  currency: string;
  amountMinor: number;
  reversedMinor: number;
  parts: (PayoutPart & { brand: string })[];
  /** What is in the payout beside commissions: what came back of an earlier one, or a debt that it settled. */
  otherMinor: number;
}

export interface Statement {
  /** The payee's own series: one a month. */
  number: string;
  month: string;
  programme: string;
  /** Who receives the invoice, a line each. */
  client: string[];
  payee: Payee;
  tax: TaxProfile | undefined;
  payouts: StatementPayout[];
  totals: { currency: string; amountMinor: number }[];
}

/** A month as `YYYY-MM`, from its first instant to the next month's. */
export function monthOf(month: string): { from: Date; to: Date } {
  const from = new Date(`${month}-01T00:00:00Z`);
  return { from, to: addMonths(from, 1) };
}

const sentIn = (payeeId: string, month: string) => {
  const { from, to } = monthOf(month);
  return { payeeId, state: 'sent' as const, sentAt: { $gte: from, $lt: to } };
};

/** What a payee was sent in a month, and for what. */
export async function gatherStatement(ctx: Context, payee: Payee, month: string): Promise<Statement> {
  const rows = await payouts(ctx)
    .find(sentIn(payee.id, month))
    .sort({ sentAt: 1 })
    .limit(MAX_PAYOUTS)
    .lean<PayoutRecord[]>();
  if (rows.length === 0) throw missing();
  const parts = await Promise.all(rows.map((row) => partsOfPayout(ctx, row._id)));
  const brands = await findBrands(ctx, [...new Set(parts.flat().map(({ brandId }) => brandId))]);
  const statementPayouts = rows.map((row, index): StatementPayout => {
    const own = (parts[index] ?? []).map((part) => ({
      ...part,
      brand: brands.get(part.brandId)?.name ?? part.brandId,
    }));
    const explainedMinor = own.reduce((sum, part) => sum + part.amountMinor, 0);
    return {
      id: row._id,
      sentAt: row.sentAt ?? row.createdAt,
      currency: row.currency,
      amountMinor: row.amountMinor,
      reversedMinor: row.reversedMinor ?? 0,
      parts: own,
      otherMinor: row.amountMinor - explainedMinor,
    };
  });
  return {
    number: `${payee.id.slice(-6).toUpperCase()}-${month}`,
    month,
    programme: ctx.config.programmeName,
    client: clientOf(ctx),
    payee,
    tax: (await taxProfilesOf(ctx, [payee.id])).get(payee.id),
    payouts: statementPayouts,
    totals: totalsOf(statementPayouts),
  };
}

/** The operator as the law wants it named, where it was told; the programme's name otherwise. */
const clientOf = ({ config: { programmeOperator, programmeName } }: Context): string[] =>
  programmeOperator.length > 0 ? programmeOperator : [programmeName];

const totalsOf = (rows: StatementPayout[]) =>
  [...Map.groupBy(rows, (row) => row.currency)].map(([currency, group]) => ({
    currency,
    amountMinor: group.reduce((sum, row) => sum + row.amountMinor - row.reversedMinor, 0),
  }));

/** Months in which a payee was sent something, newest first, with the sums. */
export async function listStatements(
  ctx: Context,
  payeeId: string,
): Promise<{ month: string; totals: { currency: string; amountMinor: number }[] }[]> {
  const rows = await payouts(ctx).aggregate<{ _id: { month: string; currency: string }; amountMinor: number }>([
    { $match: { payeeId, state: 'sent' } },
    {
      $group: {
        _id: { month: { $dateToString: { date: '$sentAt', format: '%Y-%m' } }, currency: '$currency' },
        amountMinor: { $sum: { $subtract: ['$amountMinor', { $ifNull: ['$reversedMinor', 0] }] } },
      },
    },
    { $sort: { '_id.month': -1, '_id.currency': 1 } },
    { $limit: 500 },
  ]);
  return [...Map.groupBy(rows, ({ _id }) => _id.month)].map(([month, group]) => ({
    month,
    totals: group.map(({ _id, amountMinor }) => ({ currency: _id.currency, amountMinor })),
  }));
}

/** The language in which the acting person reads. */
export async function languageOf(ctx: Context): Promise<string> {
  if (ctx.actor.kind !== 'user') return 'en';
  return (await findUser(ctx, ctx.actor.userId))?.language ?? 'en';
}
