import type { Context } from '../context.ts';
import { type AccountKind, CHART } from './chart.ts';
import { balanceId, balances, journal } from './model.ts';
import { trialBalance } from './trial-balance.ts';

export interface LedgerFinding {
  what: 'out_of_balance' | 'projection_differs';
  where: string;
  journalMinor: number;
  keptMinor: number;
}

const maintained = Object.keys(CHART).filter((account) => CHART[account as AccountKind].balance === 'maintained');

/** Rebuilds every maintained balance from the journal and compares; an empty list is a proof, not a hope. */
export async function checkLedger(ctx: Context): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = [];
  for (const trial of await trialBalance(ctx)) {
    if (trial.sumMinor !== 0)
      findings.push({ what: 'out_of_balance', where: trial.currency, journalMinor: trial.sumMinor, keptMinor: 0 });
  }
  const kept = new Map<string, number>();
  for await (const balance of balances(ctx).find({}, { amountMinor: 1 }).lean().cursor())
    kept.set(balance._id, balance.amountMinor);
  const rebuilt = journal(ctx)
    .aggregate<{ _id: { account: AccountKind; owner: string; currency: string }; amountMinor: number }>([
      { $unwind: '$postings' },
      { $match: { 'postings.account': { $in: maintained } } },
      {
        $group: {
          _id: { account: '$postings.account', owner: '$postings.owner', currency: '$postings.currency' },
          amountMinor: { $sum: '$postings.amountMinor' },
        },
      },
    ])
    .allowDiskUse(true);
  for await (const { _id, amountMinor } of rebuilt) {
    const id = balanceId(_id.account, _id.owner, _id.currency);
    const keptMinor = kept.get(id) ?? 0;
    kept.delete(id);
    if (keptMinor !== amountMinor)
      findings.push({ what: 'projection_differs', where: id, journalMinor: amountMinor, keptMinor });
  }
  for (const [where, keptMinor] of kept) {
    if (keptMinor !== 0) findings.push({ what: 'projection_differs', where, journalMinor: 0, keptMinor });
  }
  return findings;
}
