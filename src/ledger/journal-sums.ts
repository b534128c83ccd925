import type { Context } from '../context.ts';
import type { AccountKind } from './chart.ts';
import { journal } from './model.ts';

/** Sums of an owner's derived accounts from the journal, by account and currency. Minor units, signed as in the ledger. */
export async function journalSumsOf(
  ctx: Context,
  owner: string,
  accounts: AccountKind[],
): Promise<{ account: AccountKind; currency: string; amountMinor: number }[]> {
  const rows = await journal(ctx)
    .aggregate<{ _id: { account: AccountKind; currency: string }; amountMinor: number }>([
      { $match: { 'postings.owner': owner } },
      { $unwind: '$postings' },
      { $match: { 'postings.owner': owner, 'postings.account': { $in: accounts } } },
      {
        $group: {
          _id: { account: '$postings.account', currency: '$postings.currency' },
          amountMinor: { $sum: '$postings.amountMinor' },
        },
      },
      { $sort: { '_id.currency': 1, '_id.account': 1 } },
    ])
    .session(ctx.session ?? null);
  return rows.map(({ _id, amountMinor }) => ({ ..._id, amountMinor }));
}
