import { type CommissionRecord, lockDate } from '../commissions/index.ts';
import { addDays } from '../kit/clock.ts';

type Past = Pick<CommissionRecord, 'kind' | 'decidedAt' | 'lockAt' | 'placedAt' | 'receipt'>;

/**
 * When a past commission would have been approved under another return window: by its new lock date, as much later as it was approved
 * after the old one. Without delivery news the window makes no difference. A clawback of before the new lock date takes away what
 * would not have been approved yet: it counts at that date. A fee has no window.
 */
export function decidedUnder(row: Past, returnWindowDays: number | undefined): Date {
  const decidedAt = row.decidedAt as Date;
  const { lock } = row.receipt;
  if (returnWindowDays === undefined || row.kind === 'fee' || isWithoutDelivery(row)) return decidedAt;
  const deliveredAt = addDays(row.lockAt, -lock.returnWindowDays);
  const lockAt = lockDate(row.placedAt, deliveredAt, { ...lock, returnWindowDays });
  if (row.kind === 'clawback') return decidedAt > lockAt ? decidedAt : lockAt;
  const waitedMs = Math.max(0, decidedAt.getTime() - row.lockAt.getTime());
  return new Date(lockAt.getTime() + waitedMs);
}

const isWithoutDelivery = ({ lockAt, placedAt, receipt }: Past): boolean =>
  lockAt.getTime() === lockDate(placedAt, null, receipt.lock).getTime();

/** By how many days the earliest and the latest approvals may move. */
export const MOST_WINDOW_DAYS = 400;
