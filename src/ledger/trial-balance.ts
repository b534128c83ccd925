import type { Context } from '../context.ts';
import type { AccountKind } from './chart.ts';
import { journal } from './model.ts';

export interface CurrencyTrial {
  currency: string;
  accounts: { account: AccountKind; amountMinor: number }[];
  /** Zero when the ledger balances. */
  sumMinor: number;
}

/** Sums the whole journal by account and currency. */
export async function trialBalance(ctx: Context): Promise<CurrencyTrial[]> {
  const rows = await journal(ctx)
    .aggregate<{ _id: { currency: string; account: AccountKind }; amountMinor: number }>([
      { $unwind: '$postings' },
      {
        $group: {
          _id: { currency: '$postings.currency', account: '$postings.account' },
          amountMinor: { $sum: '$postings.amountMinor' },
        },
      },
      { $sort: { '_id.currency': 1, '_id.account': 1 } },
    ])
    .allowDiskUse(true);
  const byCurrency = new Map<string, CurrencyTrial>();
  for (const { _id, amountMinor } of rows) {
    const trial = byCurrency.get(_id.currency) ?? { currency: _id.currency, accounts: [], sumMinor: 0 };
    trial.accounts.push({ account: _id.account, amountMinor });
    trial.sumMinor += amountMinor;
    byCurrency.set(_id.currency, trial);
  }
  return [...byCurrency.values()];
}
