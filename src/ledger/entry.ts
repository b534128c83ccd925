import { createHash } from 'node:crypto';
import { type AccountKind, CHART } from './chart.ts';

/** One leg of a journal entry. */
export interface Posting {
  account: AccountKind;
  /** Whose account: creator, agency or brand id; `platform` for the platform's own. */
  owner: string;
  currency: string;
  /** Signed, in minor units. */
  amountMinor: number;
}

export interface Entry {
  /** Idempotency key, derived from the business fact. */
  key: string;
  /** The business fact behind the money. */
  fact: { kind: string; id: string };
  postings: Posting[];
}

/** Why an entry must not be written, or undefined when it may. Every currency sums to zero; only safe integers other than zero. */
export function entryProblem(entry: Entry): string | undefined {
  if (entry.postings.length < 2) return 'an entry has two postings or more';
  const sums = new Map<string, number>();
  for (const { account, owner, amountMinor, currency } of entry.postings) {
    if (!Object.hasOwn(CHART, account)) return `${account} is not in the chart`;
    if ((CHART[account].owner === 'platform') !== (owner === 'platform')) return `${account} is not ${owner}’s`;
    if (!Number.isSafeInteger(amountMinor) || amountMinor === 0) return `not a postable amount: ${amountMinor}`;
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  for (const [currency, sum] of sums) if (sum !== 0) return `${currency} is out of balance by ${sum}`;
  return undefined;
}

/** Identifies what an entry says, so that the same key with other content is noticed. */
export function hashOf(entry: Entry): string {
  const legs = entry.postings.map((leg) => [leg.account, leg.owner, leg.currency, leg.amountMinor]);
  return createHash('sha256')
    .update(JSON.stringify([entry.fact.kind, entry.fact.id, legs]))
    .digest('base64url');
}

/** Moves an amount from one account to another: two legs that balance. */
export function move(
  from: Omit<Posting, 'amountMinor'>,
  to: Omit<Posting, 'amountMinor'>,
  amountMinor: number,
): Posting[] {
  return [
    { ...from, amountMinor: -amountMinor },
    { ...to, amountMinor },
  ];
}
