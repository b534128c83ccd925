import { checkCommissions, commissionFigures } from '../../src/commissions/index.ts';
import { type CommissionRecord, commissions } from '../../src/commissions/model.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import type { Browser } from './browser.ts';
import { inParallel } from './in-parallel.ts';
import type { Creator } from './join-creators.ts';
import type { Programme } from './open-programme.ts';

/** What Kolect and Stripe say at the end. Amounts in minor units of BRL. */
export interface Books {
  orders: number;
  gmvMinor: number;
  netGmvMinor: number;
  commissions: { state: string; count: number; amountMinor: number }[];
  trial: { currency: string; accounts: { account: string; amountMinor: number }[]; sumMinor: number }[];
  /** What `npm run ledger:check` would say. */
  findings: unknown[];
  creators: CreatorBooks[];
  clicks: number;
  transfers: number;
}

export interface CreatorBooks {
  number: number;
  name: string;
  pendingMinor: number;
  payableMinor: number;
  inTransitMinor: number;
  paidMinor: number;
  /** Payouts that were sent, by her own list. */
  payouts: number;
  sentMinor: number;
  /** What Stripe transferred to her account, by Stripe's list. */
  transferredMinor: number;
  /** Commission of her orders by order, as her list shows it. */
  orders: Map<string, number>;
  /** The tier that the receipts of each order name. */
  tiers: Map<string, string>;
  /** What moved her tier, oldest first, as her page says it: `2017-05-02 bronze > silver`. */
  moves: string[];
}

const CONCURRENCY = 8;

interface Summary {
  byCurrency: { currency: string; orders: number; gmvMinor: number; netGmvMinor: number }[];
}

/** Asks Kolect over HTTP, and Stripe by its lists, for everything that the recomputation can be compared with. */
export async function collectBooks(programme: Programme, creators: Creator[], manager: Browser): Promise<Books> {
  const { byCurrency } = await manager.ask<Summary>('GET', '/v1/programme/summary');
  const { data: trial } = await manager.ask<{ data: Books['trial'] }>('GET', '/v1/ledger/trial-balance');
  const system = asSystem(programme.ctx, 'replay');
  const { transfers, byCreator } = await transfersByCreator(programme.ctx);
  const brl = byCurrency.find(({ currency }) => currency === 'BRL') ?? { orders: 0, gmvMinor: 0, netGmvMinor: 0 };
  const tiers = await tiersOnReceipts(system);
  const own = await inParallel(creators, CONCURRENCY, (creator) =>
    booksOf(creator, byCreator.get(creator.id) ?? 0, tiers),
  );
  return {
    orders: byCurrency.reduce((sum, row) => sum + row.orders, 0),
    gmvMinor: brl.gmvMinor,
    netGmvMinor: brl.netGmvMinor,
    commissions: await commissionFigures(system),
    trial,
    findings: [...(await checkLedger(system)), ...(await checkCommissions(system))],
    creators: own.map(({ books }) => books),
    clicks: own.reduce((sum, { clicks }) => sum + clicks, 0),
    transfers,
  };
}

interface Balance {
  currency: string;
  pendingMinor: number;
  payableMinor: number;
  inTransitMinor: number;
  paidMinor: number;
}

async function booksOf({ browser, number, name }: Creator, transferredMinor: number, tiers: Map<string, string>) {
  const { balances } = await browser.ask<{ balances: Balance[] }>('GET', '/v1/creators/me/summary');
  const balance = balances.find(({ currency }) => currency === 'BRL');
  const { pendingMinor = 0, payableMinor = 0, inTransitMinor = 0, paidMinor = 0 } = balance ?? {};
  const books: CreatorBooks = {
    ...{ number, name, pendingMinor, payableMinor, inTransitMinor, paidMinor, transferredMinor },
    ...{ payouts: 0, sentMinor: 0, orders: new Map(), tiers: new Map(), moves: [] },
  };
  for await (const row of browser.rows<{ state: string; amount: { amountMinor: number } }>('/v1/payouts')) {
    if (row.state !== 'sent') continue;
    books.payouts += 1;
    books.sentMinor += row.amount.amountMinor;
  }
  for await (const row of browser.rows<OrderRow>('/v1/orders')) {
    const key = `${row.externalId}/${row.brand.name}`;
    books.orders.set(key, row.commission.amountMinor);
    books.tiers.set(key, tiers.get(row.id) ?? 'none');
  }
  for await (const { at, what, from, to } of browser.rows<ChangeRow>('/v1/creators/me/standing/history'))
    if (what === 'tier') books.moves.unshift(`${at.slice(0, 10)} ${from} > ${to}`);
  let clicks = 0;
  for await (const row of browser.rows<{ clicks: number }>('/v1/links')) clicks += row.clicks;
  return { books, clicks };
}

interface ChangeRow {
  at: string;
  what: string;
  from: string;
  to: string;
}

/** By order; several lines of one that name several tiers would be named together. */
async function tiersOnReceipts(ctx: Context): Promise<Map<string, string>> {
  const rows = await commissions(ctx)
    .find({ role: 'creator', kind: 'sale' }, { orderId: 1, 'receipt.tier': 1 })
    .lean<Pick<CommissionRecord, 'orderId' | 'receipt'>[]>();
  const byOrder = Map.groupBy(rows, (row) => row.orderId);
  return new Map(
    [...byOrder].map(([id, lines]) => [id, [...new Set(lines.map(({ receipt }) => receipt.tier))].join(' and ')]),
  );
}

interface OrderRow {
  id: string;
  externalId: string;
  brand: { name: string };
  commission: { amountMinor: number };
}

/** Whose account a transfer went to is Stripe's own word; whose account it is, the account's metadata says. */
async function transfersByCreator({ stripe }: Context) {
  const owners = new Map<string, string>();
  for await (const account of stripe.accounts.list({ limit: 100 }))
    owners.set(account.id, account.metadata?.payeeId ?? '');
  const byCreator = new Map<string, number>();
  let transfers = 0;
  for await (const { destination, amount, amount_reversed, currency } of stripe.transfers.list({ limit: 100 })) {
    if (currency !== 'brl') continue;
    const owner = owners.get(String(destination)) ?? '';
    byCreator.set(owner, (byCreator.get(owner) ?? 0) + amount - amount_reversed);
    transfers += 1;
  }
  return { transfers, byCreator };
}
