import type { Context } from '../context.ts';
import { balancesIn } from '../ledger/index.ts';
import { earnedByDay } from '../links/index.ts';
import { capCounters } from './budget-model.ts';
import { commissions } from './model.ts';

export interface CommissionFinding {
  what: 'pending_differs' | 'locked_differs' | 'creator_day_differs' | 'cap_differs';
  where: string;
  /** By the commissions. */
  commissionsMinor: number;
  /** In the ledger, the counter or the day. */
  keptMinor: number;
}

/**
 * Rebuilds from the commissions what else is kept of them, and compares: each payee's balances by state, what creators earned
 * by day, and the caps of creators' months. Memory does not grow with the number of commissions, but with that of balances.
 */
export async function checkCommissions(ctx: Context): Promise<CommissionFinding[]> {
  return [...(await checkStates(ctx)), ...(await checkDays(ctx)), ...(await checkCaps(ctx))];
}

type Sums = { pendingMinor: number; lockedMinor: number };

/** What is pending is in `pending`; what was approved or paid is in `payable`, `in_transit` or `paid`. */
async function checkStates(ctx: Context): Promise<CommissionFinding[]> {
  const kept = new Map<string, Sums>();
  for await (const { account, owner, currency, amountMinor } of balancesIn(ctx)) {
    const [kind = '', place] = account.split(':');
    const key = `${kind}:${owner}:${currency}`;
    const sums = kept.get(key) ?? { pendingMinor: 0, lockedMinor: 0 };
    if (place === 'pending') sums.pendingMinor += amountMinor;
    else sums.lockedMinor += amountMinor;
    kept.set(key, sums);
  }
  const findings: CommissionFinding[] = [];
  const compare = (key: string, { pendingMinor, lockedMinor }: Sums) => {
    const found = kept.get(key) ?? { pendingMinor: 0, lockedMinor: 0 };
    kept.delete(key);
    if (found.pendingMinor !== pendingMinor)
      findings.push({
        what: 'pending_differs',
        where: key,
        commissionsMinor: pendingMinor,
        keptMinor: found.pendingMinor,
      });
    if (found.lockedMinor !== lockedMinor)
      findings.push({
        what: 'locked_differs',
        where: key,
        commissionsMinor: lockedMinor,
        keptMinor: found.lockedMinor,
      });
  };
  const open = { $in: ['$state', ['pending', 'reversed']] };
  const rows = commissions(ctx)
    .aggregate<Sums & { _id: { kind: string; id: string; currency: string } }>([
      {
        $group: {
          _id: { kind: '$payee.kind', id: '$payee.id', currency: '$currency' },
          pendingMinor: { $sum: { $cond: [open, '$amountMinor', 0] } },
          lockedMinor: { $sum: { $cond: [open, 0, '$amountMinor'] } },
        },
      },
    ])
    .allowDiskUse(true);
  for await (const { _id, ...sums } of rows) compare(`${_id.kind}:${_id.id}:${_id.currency}`, sums);
  for (const key of [...kept.keys()]) compare(key, { pendingMinor: 0, lockedMinor: 0 });
  return findings;
}

/** Both come in the order of their keys and are walked through side by side. */
async function checkDays(ctx: Context): Promise<CommissionFinding[]> {
  const rebuilt = commissions(ctx)
    .aggregate<{ _id: string; amountMinor: number }>([
      { $match: { role: 'creator', 'receipt.attribution.kind': { $ne: 'content' } } },
      {
        $group: {
          _id: {
            $concat: [
              '$creatorId',
              ':',
              { $dateToString: { date: '$placedAt', format: '%Y-%m-%d' } },
              ':',
              '$currency',
            ],
          },
          amountMinor: { $sum: '$amountMinor' },
        },
      },
      { $match: { amountMinor: { $ne: 0 } } },
      { $sort: { _id: 1 } },
    ])
    .allowDiskUse(true)
    .cursor();
  const findings: CommissionFinding[] = [];
  const report = (where: string, commissionsMinor: number, keptMinor: number) => {
    if (commissionsMinor !== keptMinor)
      findings.push({ what: 'creator_day_differs', where, commissionsMinor, keptMinor });
  };
  let made = (await rebuilt.next()) as { _id: string; amountMinor: number } | null;
  for await (const { key, amountMinor } of earnedByDay(ctx)) {
    while (made && made._id < key) {
      report(made._id, made.amountMinor, 0);
      made = (await rebuilt.next()) as typeof made;
    }
    const same = made?._id === key;
    report(key, same ? (made?.amountMinor ?? 0) : 0, amountMinor);
    if (same) made = (await rebuilt.next()) as typeof made;
  }
  for (; made; made = (await rebuilt.next()) as typeof made) report(made._id, made.amountMinor, 0);
  return findings;
}

/** A campaign's counter also counts fees that were reserved, so only the months are compared. */
async function checkCaps(ctx: Context): Promise<CommissionFinding[]> {
  const kept = new Map<string, number>();
  for await (const { _id, usedMinor } of capCounters(ctx)
    .find({ _id: /^creator:/ })
    .lean()
    .cursor())
    kept.set(_id, usedMinor);
  const rows = commissions(ctx)
    .aggregate<{ _id: string; countedMinor: number }>([
      { $match: { kind: 'sale', role: 'creator', 'receipt.caps.kind': 'creator_month' } },
      { $unwind: '$receipt.caps' },
      { $match: { 'receipt.caps.kind': 'creator_month' } },
      { $group: { _id: '$receipt.caps.key', countedMinor: { $sum: '$receipt.caps.countedMinor' } } },
    ])
    .allowDiskUse(true);
  const findings: CommissionFinding[] = [];
  for await (const { _id, countedMinor } of rows) {
    const keptMinor = kept.get(_id) ?? 0;
    kept.delete(_id);
    if (keptMinor !== countedMinor)
      findings.push({ what: 'cap_differs', where: _id, commissionsMinor: countedMinor, keptMinor });
  }
  for (const [where, keptMinor] of kept)
    if (keptMinor !== 0) findings.push({ what: 'cap_differs', where, commissionsMinor: 0, keptMinor });
  return findings;
}
