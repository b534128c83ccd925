import type { Stripe } from 'stripe';
import type { Context } from '../../context.ts';
import { currentSettings } from '../../settings/index.ts';
import { stripeTurns } from '../stripe-limiter.ts';
import type { SeenTransfer } from './compare.ts';

const PAGE = 100;
const MAX_PAGES = 50_000;

export interface Window {
  from: Date;
  through: Date;
}

interface PageParams {
  limit: number;
  created: { gte: number; lte: number };
  starting_after?: string;
}

/** Every page of a list of Stripe in a window, newest first, at Stripe's pace. */
async function* listWindow<T extends { id: string }>(
  ctx: Context,
  limit: string,
  { from, through }: Window,
  read: (params: PageParams) => Promise<{ data: T[]; has_more: boolean }>,
): AsyncGenerator<T[]> {
  const turns = stripeTurns(ctx, limit, (await currentSettings(ctx)).payouts.transfersPerSecond);
  const created = { gte: Math.floor(from.getTime() / 1_000), lte: Math.ceil(through.getTime() / 1_000) };
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    await turns.next();
    const { data, has_more } = await read({ limit: PAGE, created, ...(after ? { starting_after: after } : {}) });
    if (data.length > 0) yield data;
    after = data.at(-1)?.id;
    if (!has_more || !after) return;
  }
}

/** Transfers that Stripe made in a window. */
export async function* transfersIn(ctx: Context, window: Window): AsyncGenerator<SeenTransfer[]> {
  for await (const page of listWindow(ctx, 'transfer-lists', window, (params) => ctx.stripe.transfers.list(params)))
    yield page.map((transfer) => ({
      id: transfer.id,
      group: transfer.transfer_group,
      destination: String(transfer.destination),
      currency: transfer.currency.toUpperCase(),
      amountMinor: transfer.amount,
      reversedMinor: transfer.amount_reversed,
      at: new Date(transfer.created * 1_000),
    }));
}

/** Movements of the platform's balance in a window. */
export const movementsIn = (ctx: Context, window: Window): AsyncGenerator<Stripe.BalanceTransaction[]> =>
  listWindow(ctx, 'balance-transactions', window, (params) => ctx.stripe.balanceTransactions.list(params));
