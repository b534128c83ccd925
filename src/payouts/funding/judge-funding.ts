import { type BrandCommission, commissionOfBrands, commissionsOfBrand } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { brandFunding, brandInvoices } from './model.ts';

export interface BrandFunds {
  brandId: string;
  currency: string;
  /** Nobody waits for the money of a trusted brand. */
  trusted: boolean;
}

/** Brands with commission that is locked in, by currency; all of them, or one. */
export async function brandsToFund(ctx: Context, brandId?: string): Promise<BrandFunds[]> {
  const owed = await commissionOfBrands(ctx, ctx.clock.now(), brandId);
  const trusted = new Set(await brandFunding(ctx).distinct('_id', { trusted: true }));
  return owed.map((row) => ({ brandId: row.brandId, currency: row.currency, trusted: trusted.has(row.brandId) }));
}

export interface FundedLine {
  /** What is not paid out yet of what was earned on one order line. */
  parts: BrandCommission[];
  funded: boolean;
}

/**
 * A brand's order lines whose commission is not paid out yet, in the order in which they were placed, each with whether what the brand has
 * paid in reaches for it: what was paid out is counted first, and none overtakes one that has to wait.
 */
export async function* judgeFunding(ctx: Context, { brandId, currency }: BrandFunds): AsyncGenerator<FundedLine> {
  const [paidIn] = await brandInvoices(ctx).aggregate<{ sumMinor: number }>([
    { $match: { brandId, currency, state: 'paid' } },
    { $group: { _id: null, sumMinor: { $sum: '$amountMinor' } } },
  ]);
  let left = paidIn?.sumMinor ?? 0;
  for await (const { state, amountMinor } of commissionsOfBrand(ctx, brandId, currency))
    if (state === 'paid') left -= amountMinor;
  let waits = false;
  for await (const parts of linesOf(commissionsOfBrand(ctx, brandId, currency))) {
    const sumMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    waits ||= sumMinor > left;
    if (!waits) left -= sumMinor;
    yield { parts, funded: !waits };
  }
}

async function* linesOf(all: AsyncIterable<BrandCommission>): AsyncGenerator<BrandCommission[]> {
  let line: BrandCommission[] = [];
  for await (const commission of all) {
    if (commission.state === 'paid') continue;
    const [first] = line;
    if (first && (first.orderId !== commission.orderId || first.lineId !== commission.lineId)) {
      yield line;
      line = [];
    }
    line.push(commission);
  }
  if (line.length > 0) yield line;
}

/** What of payees' balances waits for the money of brands, set aside already or not, by payee and currency. */
export async function unfundedByPayee(ctx: Context): Promise<Unfunded[]> {
  const sums = new Map<string, Unfunded>();
  for (const brand of await brandsToFund(ctx)) {
    if (brand.trusted) continue;
    for await (const { parts, funded } of judgeFunding(ctx, brand))
      if (!funded) for (const part of parts) add(sums, brand.currency, part);
  }
  return [...sums.values()];
}

export interface Unfunded {
  payeeId: string;
  currency: string;
  /** Still in the payable balance, and taken out of it when a run starts. */
  payableMinor: number;
  /** Taken out already. */
  pendingMinor: number;
}

function add(sums: Map<string, Unfunded>, currency: string, { payee, amountMinor, state }: BrandCommission): void {
  const key = `${payee.id} ${currency}`;
  const sum = sums.get(key) ?? { payeeId: payee.id, currency, payableMinor: 0, pendingMinor: 0 };
  sum[state === 'approved' ? 'payableMinor' : 'pendingMinor'] += amountMinor;
  sums.set(key, sum);
}
