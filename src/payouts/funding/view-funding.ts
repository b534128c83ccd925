import { requireBrand, requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { findBrands } from '../../brands/index.ts';
import { asSystem, type Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { journalSumsOf } from '../../ledger/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { holdUnfunded } from './hold-unfunded.ts';
import { brandsToFund, judgeFunding } from './judge-funding.ts';
import { brandFunding, brandInvoices, type InvoiceRecord } from './model.ts';
import type { FundingView, InvoiceView, OverdueView } from './schemas.ts';

const SHOWN = 100;

/** What a brand owes, has paid ahead and was billed: for its members who may look, reviewers and admins. */
export async function viewFunding(ctx: Context, brandId: string): Promise<FundingView> {
  requireBrand(ctx, brandId, 'look');
  const [known, sums, invoices, settings] = await Promise.all([
    brandFunding(ctx).findById(brandId).lean(),
    journalSumsOf(ctx, brandId, ['brand:owed', 'brand:funded']),
    brandInvoices(ctx).find({ brandId }).sort({ createdAt: -1 }).limit(SHOWN).lean<InvoiceRecord[]>(),
    currentSettings(ctx),
  ]);
  const trusted = known?.trusted ?? false;
  const paysFirst = !trusted && settings.payouts.fundedBeforePaid;
  const of = (account: string, sign: 1 | -1) =>
    sums
      .filter((sum) => sum.account === account && sum.amountMinor !== 0)
      .map(({ currency, amountMinor }) => ({ currency, amountMinor: sign * amountMinor }));
  return {
    brandId,
    trusted,
    paysFirst,
    waiting: paysFirst ? await waitingOf(ctx, brandId) : [],
    owed: of('brand:owed', -1),
    prepaid: of('brand:funded', 1),
    invoices: invoices.map((row) => viewInvoice(ctx, row)),
  };
}

/** Commission that is locked in and that the brand's money does not reach for, by currency. */
async function waitingOf(ctx: Context, brandId: string): Promise<FundingView['waiting']> {
  const waiting: FundingView['waiting'] = [];
  for (const brand of await brandsToFund(ctx, brandId)) {
    let amountMinor = 0;
    for await (const { parts, funded } of judgeFunding(ctx, brand))
      if (!funded) amountMinor += parts.reduce((sum, part) => sum + part.amountMinor, 0);
    if (amountMinor > 0) waiting.push({ amountMinor, currency: brand.currency });
  }
  return waiting;
}

/** An invoice; one whose day has passed is overdue. */
export function viewInvoice(ctx: Context, row: InvoiceRecord): InvoiceView {
  const { state, dueAt, currency, amountMinor } = row;
  return {
    id: row._id,
    kind: row.kind,
    month: row.month,
    amount: { currency, amountMinor },
    state: state === 'open' && dueAt && dueAt < ctx.clock.now() ? 'overdue' : state,
    url: row.url,
    createdAt: row.createdAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

/** Invoices whose day has passed, the oldest first, with whose they are. */
export async function listOverdue(ctx: Context): Promise<OverdueView[]> {
  requireManager(ctx, ['finance']);
  const rows = await brandInvoices(ctx)
    .find({ state: 'open', dueAt: { $lt: ctx.clock.now() } })
    .sort({ dueAt: 1 })
    .limit(SHOWN)
    .lean<InvoiceRecord[]>();
  const brands = await findBrands(ctx, [...new Set(rows.map(({ brandId }) => brandId))]);
  return rows.map((row) => ({
    brandId: row.brandId,
    brand: brands.get(row.brandId)?.name ?? '',
    invoice: viewInvoice(ctx, row),
  }));
}

/** Says whether payouts of a brand's commissions wait for its money. */
export async function setTrusted(ctx: Context, brandId: string, trusted: boolean): Promise<void> {
  requireManager(ctx, ['finance']);
  if (!(await findBrands(ctx, [brandId])).has(brandId)) throw missing();
  await inTransaction(ctx, async (tx) => {
    await brandFunding(tx)
      .updateOne({ _id: brandId }, { $set: { trusted }, $setOnInsert: { stripeCustomerId: null } }, { upsert: true })
      .session(tx.session ?? null);
    await audit(tx, { action: 'brand_funding.trusted', subject: brandId, after: { trusted } });
  });
  // Who waited for its money need not any more; what has to wait from now on is set aside when the next run starts.
  if (trusted) await holdUnfunded(asSystem(ctx, 'funding'), brandId);
}
