import { approveDue } from '../../src/commissions/index.ts';
import { type CommissionRecord, commissions } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { balancesOf } from '../../src/ledger/index.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { orderLine, orderPlaced, orderStep } from '../builders.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import type { TestContext } from '../support/test-context.ts';

export const PLACED = new Date('2026-03-02T09:00:00Z');

/** A shop's orders and what becomes of their commissions, without a server. */
export function commissionDesk(ctx: TestContext, shop: Shop) {
  const intake = createIntake(ctx, () => undefined);
  const send = (event: unknown) => report(ctx, intake, shop, event);
  const settle = async () => {
    while ((await processEvents(ctx)) > 0);
  };
  return {
    send,
    settle,
    async approveAll(): Promise<number> {
      let approved = 0;
      for (let count = 1; count > 0; approved += count) count = await approveDue(ctx);
      return approved;
    },
    /** One order through a new creator's link, or another's; delivered when `deliveredAfterDays` says so. */
    async sold(
      lines: object[] = [orderLine()],
      options: { deliveredAfterDays?: number; touch?: Awaited<ReturnType<typeof someTouch>>; order?: object } = {},
    ) {
      ctx.clock.set(PLACED);
      const touch = options.touch ?? (await someTouch(ctx, shop, addDays(PLACED, -1)));
      const placed = orderPlaced({
        placedAt: PLACED.toISOString(),
        clickId: touch.clickId(),
        lines,
        ...options.order,
      });
      await send(placed);
      if (options.deliveredAfterDays !== undefined) {
        ctx.clock.set(addDays(PLACED, options.deliveredAfterDays));
        await send(orderStep('delivered', placed.data.orderId, ctx.clock.now()));
      }
      await settle();
      const creatorId = touch.creator._id;
      const rows = await commissionsOf(ctx, creatorId);
      return { orderId: placed.data.orderId, creatorId, touch, ids: rows.map((row) => row._id) };
    },
  };
}

export const commissionsOf = (ctx: TestContext, payeeId: string): Promise<CommissionRecord[]> =>
  commissions(ctx).find({ 'payee.id': payeeId }).sort({ _id: 1 }).lean<CommissionRecord[]>();

export const within = <T>(ctx: TestContext, work: (tx: TestContext) => Promise<T>): Promise<T> =>
  inTransaction(ctx, work);

/** What lies in each account of an owner, zero ones left out. */
export async function walletOf(ctx: TestContext, owner: string, currency = 'EUR'): Promise<Record<string, number>> {
  const rows = (await balancesOf(ctx, owner)).filter((row) => row.currency === currency && row.amountMinor !== 0);
  return Object.fromEntries(rows.map((row) => [row.account.split(':')[1], row.amountMinor]));
}
