import type { Books, CreatorBooks } from './collect-books.ts';
import type { LockSighting } from './lock-sightings.ts';
import { lockTime, type Recomputed } from './recompute.ts';
import { sayMove } from './recompute-tiers.ts';

/** One thing on which the books and the recomputation do not agree. */
export interface Difference {
  what: string;
  books: string | number;
  recomputed: string | number;
}

// A payable balance of at least this is paid; less is carried forward.
const PAYOUT_MINIMUM = 2_500;

/** Everything that differs between what Kolect and Stripe say and what the file says; empty when they agree to the cent. */
export function compareBooks(
  books: Books,
  second: Recomputed,
  sightings: LockSighting[],
  visits: number,
): Difference[] {
  const differences: Difference[] = [];
  const check = (what: string, said: string | number, recomputed: string | number) => {
    if (said !== recomputed) differences.push({ what, books: said, recomputed });
  };
  check('orders', books.orders, second.orders.size);
  check('GMV', books.gmvMinor, second.gmv);
  check('net GMV', books.netGmvMinor, second.net);
  const standing = books.commissions.filter(({ state }) => state !== 'reversed');
  check('commissions that stand', sum(standing.map((row) => row.amountMinor)), second.commission);
  check('what brands owe, by the ledger', accountOf(books, 'brand:owed'), 0 - second.commission);
  check(
    'paid to creators, by the ledger',
    accountOf(books, 'creator:paid'),
    sum(books.creators.map((one) => one.paidMinor)),
  );
  check('clicks', books.clicks, visits);
  check('findings of the ledger’s own check', books.findings.length, 0);
  for (const { currency, sumMinor } of books.trial) check(`sum of the ledger in ${currency}`, sumMinor, 0);
  for (const one of books.creators) compareCreator(one, second, check);
  for (const { orderKey, lockAt, newsUntil } of sightings) {
    const order = second.orders.get(orderKey);
    const expected = order ? new Date(lockTime(order, newsUntil.getTime())).toISOString() : 'no such order';
    check(`lock date of ${orderKey} on ${newsUntil.toISOString()}`, lockAt, expected);
  }
  return differences;
}

type Check = (what: string, said: string | number, recomputed: string | number) => void;

function compareCreator(one: CreatorBooks, second: Recomputed, check: Check): void {
  const earned = second.creators.get(one.number) ?? 0;
  check(`${one.name}: paid and payable`, one.paidMinor + one.payableMinor, earned);
  check(`${one.name}: pending`, one.pendingMinor, 0);
  check(`${one.name}: in transit`, one.inTransitMinor, 0);
  check(`${one.name}: sent by her list of payouts`, one.sentMinor, one.paidMinor);
  check(`${one.name}: transferred, says Stripe`, one.transferredMinor, one.paidMinor);
  if (one.payableMinor >= PAYOUT_MINIMUM) check(`${one.name}: payable and not paid`, one.payableMinor, 'under 25.00');
  const own = new Map([...second.orders].filter(([, order]) => order.creator === one.number));
  for (const [key, commission] of one.orders)
    check(`${one.name}: ${key}`, commission, own.get(key)?.commission ?? 'not hers');
  for (const [key, tier] of one.tiers) check(`${one.name}: tier of ${key}`, tier, own.get(key)?.tier ?? 'not hers');
  // Sales after the last purchase move tiers on; that they do it rightly is compared with what is maintained.
  const lastDay = new Date(second.lastDay).toISOString().slice(0, 10);
  const moves = one.moves.filter((move) => move.slice(0, 10) <= lastDay);
  check(
    `${one.name}: moves of her tier`,
    moves.join(', '),
    (second.moves.get(one.number) ?? []).map(sayMove).join(', '),
  );
  for (const key of own.keys()) if (!one.orders.has(key)) check(`${one.name}: ${key}`, 'not listed', 'hers');
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const accountOf = ({ trial }: Books, account: string): number =>
  sum(trial.flatMap(({ accounts }) => accounts.filter((row) => row.account === account).map((row) => row.amountMinor)));
