import { markPaid } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type Entry, giveAllBack, move, postEntries } from '../ledger/index.ts';
import { inHalves } from './in-halves.ts';
import { type PayoutRecord, payouts } from './model.ts';
import { accountOf } from './payees/account-of.ts';
import { reach } from './steps.ts';

export interface Settlement {
  payout: PayoutRecord;
  transferId: string;
}

/** Transfers exist: in transit becomes paid, by compare-and-set on each state, then the commissions are marked. Repeatable. */
export async function settlePayouts(ctx: Context, settlements: Settlement[]): Promise<void> {
  const transfers = new Map(settlements.map(({ payout, transferId }) => [payout._id, transferId]));
  const all = settlements.map(({ payout }) => payout);
  await end(ctx, all, {
    from: 'sending',
    changeOf: ({ _id }) => ({
      state: 'sent',
      transferId: transfers.get(_id) ?? null,
      sentAt: ctx.clock.now(),
      failure: null,
    }),
    verb: 'settle',
    to: 'paid',
  });
  for (const _ of settlements) reach(ctx, 'settle:moved');
  await markCommissions(ctx, all);
}

/** Settles one. */
export const settlePayout = (ctx: Context, payout: PayoutRecord, transferId: string): Promise<void> =>
  settlePayouts(ctx, [{ payout, transferId }]);

/** Stripe refused for good: the reservation goes back to payable, and the next run takes it up. Repeatable. */
export async function releasePayout(
  ctx: Context,
  payout: PayoutRecord,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const changeOf = () => ({ state: 'failed' as const, failure: { code, message } });
  await end(ctx, [payout], { from: 'sending', changeOf, verb: 'release', to: 'payable' });
  reach(ctx, 'release:moved');
}

/** Nothing was handed to Stripe, and nothing is: the reservations go back to payable. Repeatable. */
export async function cancelPayouts(ctx: Context, reserved: PayoutRecord[]): Promise<void> {
  const changeOf = () => ({ state: 'cancelled' as const });
  await end(ctx, reserved, { from: 'reserved', changeOf, verb: 'release', to: 'payable' });
  for (const _ of reserved) reach(ctx, 'cancel:released');
}

interface End {
  from: 'reserved' | 'sending';
  changeOf: (payout: PayoutRecord) => Partial<PayoutRecord>;
  verb: 'settle' | 'release';
  to: 'paid' | 'payable';
}

/** All of them in one transaction; one that has ended already is left as it is and holds up none of the others. */
async function end(ctx: Context, ending: PayoutRecord[], { from, changeOf, verb, to }: End): Promise<void> {
  await inHalves(ending, (some) =>
    inTransaction(ctx, async (tx) => {
      const changes = some.map((payout) => ({
        updateOne: { filter: { _id: payout._id as never, state: from }, update: { $set: changeOf(payout) } },
      }));
      const { modifiedCount } = await payouts(tx).collection.bulkWrite(changes, { session: tx.session as never });
      if (modifiedCount !== some.length) {
        if (some.length === 1) return;
        throw conflict('payout_moved_on', 'One of these payouts has ended already.');
      }
      if (verb === 'settle')
        await postEntries(
          tx,
          some.map((payout) => entryOf(payout, verb, to)),
        );
      else
        await giveAllBack(
          tx,
          some.map((payout) => ({
            to: walletOf(payout, to),
            range: payout.range,
            entry: entryOf(payout, verb, to),
          })),
        );
    }),
  );
}

const walletOf = (payout: PayoutRecord, place: 'in_transit' | 'paid' | 'payable') => ({
  account: accountOf(payout, place),
  owner: payout.payeeId,
  currency: payout.currency,
});

const entryOf = (payout: PayoutRecord, verb: End['verb'], to: End['to']): Entry => ({
  key: `payout:${payout._id}:${verb}`,
  fact: { kind: 'payout', id: payout._id },
  postings: move(walletOf(payout, 'in_transit'), walletOf(payout, to), payout.amountMinor),
});

/** The commissions that sent payouts cover are paid. Repeatable. */
export async function markCommissions(ctx: Context, sent: PayoutRecord[]): Promise<void> {
  await Promise.all(
    sent.map(async ({ _id, payeeId, currency, range, also = [] }) => {
      for (const covered of [range, ...also]) await markPaid(ctx, { payeeId, currency, payoutId: _id, range: covered });
      reach(ctx, 'settle:commissions-marked');
    }),
  );
  await payouts(ctx).updateMany(
    { _id: { $in: sent.map(({ _id }) => _id) }, state: 'sent' },
    { $set: { commissionsMarked: true } },
  );
  for (const _ of sent) reach(ctx, 'settle:noted');
}
