import type { Context } from '../../context.ts';
import { noteNewBalance } from '../finish-run.ts';
import { followInvoice } from '../funding/book-payment.ts';
import { noteBankPayout } from '../payees/note-bank-payout.ts';
import { disconnectPayee, refreshPayee } from '../refresh-payee.ts';
import { bookReversals } from '../reversals/book-reversals.ts';
import { adoptTransfer } from './adopt-transfer.ts';
import type { StripeEventRecord } from './model.ts';

type Follow = (ctx: Context, event: StripeEventRecord) => Promise<unknown>;

const forAccount =
  (work: (ctx: Context, accountId: string) => Promise<unknown>): Follow =>
  async (ctx, { accountId }) =>
    accountId ? work(ctx, accountId) : undefined;
const forObject =
  (work: (ctx: Context, objectId: string) => Promise<unknown>): Follow =>
  async (ctx, { objectId }) =>
    objectId ? work(ctx, objectId) : undefined;

/** What follows from which kind of event. Each asks Stripe for the object as it is now, so late and reordered ones do no harm. */
const FOLLOWS: [RegExp, Follow][] = [
  [/^account\.application\.deauthorized$/, forAccount(disconnectPayee)],
  [/^(account|capability|v2\.core\.account)\b/, forAccount(refreshPayee)],
  [/^transfer\.(created|updated)$/, forObject(adoptTransfer)],
  [/^transfer\.reversed$/, forObject(bookReversals)],
  [
    /^payout\./,
    async (ctx, { accountId, objectId }) => accountId && objectId && noteBankPayout(ctx, accountId, objectId),
  ],
  [/^invoice\./, forObject(followInvoice)],
  [/^(balance\.available|topup\.succeeded)$/, noteNewBalance],
];

/** Whether anything follows from events of this type. */
export const isFollowed = (type: string): boolean => FOLLOWS.some(([pattern]) => pattern.test(type));

/** Does what an event asks for; kinds that nobody waits for are done with. Repeatable. */
export async function followEvent(ctx: Context, event: StripeEventRecord): Promise<void> {
  await FOLLOWS.find(([pattern]) => pattern.test(event.type))?.[1](ctx, event);
}
