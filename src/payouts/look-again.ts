import type { PayoutRecord } from './model.ts';

const FIRST_MS = 500;
const MOST_MS = 300_000;
const MOST_DOUBLINGS = 20;

/**
 * How long a payout of which Stripe gave no clear answer waits before it is looked up again: twice as long each time up to five minutes,
 * give or take a half, so that many of them do not come back together.
 * @param unclear how often in a row nobody could say whether it was sent, from 1
 * @param random from 0 up to, and without, 1
 */
export function lookAgainInMs(unclear: number, random: number): number {
  const waitMs = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(MOST_DOUBLINGS, Math.max(0, unclear - 1)));
  return Math.round(waitMs * (0.5 + random));
}

/** What of a payout says that nobody could say once more whether it was sent. */
export function unclearOnceMore({ unclear = 0 }: Pick<PayoutRecord, 'unclear'>) {
  const waitMs = lookAgainInMs(unclear + 1, Math.random());
  return { $set: { lookAgainAt: new Date(Date.now() + waitMs) }, $inc: { unclear: 1 } };
}

/** Whose wait is over, or who never had to wait. */
export const lookedUpNow = () => ({ lookAgainAt: { $not: { $gt: new Date() } } });
