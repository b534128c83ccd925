import type { Entry } from '../../src/ledger/index.ts';

export type Verdict = 'written' | 'skipped' | 'refused';

interface Account {
  account: string;
  owner: string;
  currency: string;
}

export const nameOf = ({ account, owner, currency }: Account): string => `${account}:${owner}:${currency}`;

/**
 * The ledger as one would explain it on a napkin: a list of entries, and sums over it. It shares no code with the real one and
 * says beforehand what that has to do.
 */
export class NaiveLedger {
  readonly entries = new Map<string, string>();
  /** Of each account, the last change that was taken along as a whole. */
  readonly taken = new Map<string, number>();
  private readonly sums = new Map<string, bigint>();
  private readonly changes = new Map<string, number>();

  amountOf(account: Account): number {
    return Number(this.sums.get(nameOf(account)) ?? 0n);
  }

  /** How many batches of entries touched an account. */
  changesOf(account: Account): number {
    return this.changes.get(nameOf(account)) ?? 0;
  }

  takenThrough(account: Account): number {
    return this.taken.get(nameOf(account)) ?? -1;
  }

  accounts(): string[] {
    return [...this.sums.keys()];
  }

  total(currency: string): bigint {
    return [...this.sums].filter(([name]) => name.endsWith(`:${currency}`)).reduce((sum, [, part]) => sum + part, 0n);
  }

  /** What posting these entries together has to end in; takes note of them when they are written. */
  post(entries: Entry[]): Verdict {
    if (entries.some((entry) => !isSound(entry))) return 'refused';
    if (new Set(entries.map((entry) => entry.key)).size < entries.length) return 'refused';
    const fresh = entries.filter((entry) => !this.entries.has(entry.key));
    if (entries.some((entry) => !fresh.includes(entry) && this.entries.get(entry.key) !== contentOf(entry)))
      return 'refused';
    const touched = new Set<string>();
    for (const entry of fresh) {
      this.entries.set(entry.key, contentOf(entry));
      for (const posting of entry.postings) {
        const name = nameOf(posting);
        this.sums.set(name, (this.sums.get(name) ?? 0n) + BigInt(posting.amountMinor));
        touched.add(name);
      }
    }
    for (const name of touched) this.changes.set(name, (this.changes.get(name) ?? 0) + 1);
    return fresh.length > 0 ? 'written' : 'skipped';
  }
}

const contentOf = (entry: Entry): string =>
  JSON.stringify([entry.fact.kind, entry.fact.id, entry.postings.map((leg) => [nameOf(leg), leg.amountMinor])]);

function isSound({ postings }: Entry): boolean {
  if (postings.length < 2) return false;
  if (postings.some(({ amountMinor }) => !Number.isSafeInteger(amountMinor) || amountMinor === 0)) return false;
  const currencies = new Set(postings.map(({ currency }) => currency));
  return [...currencies].every((currency) => {
    const legs = postings.filter((posting) => posting.currency === currency);
    return legs.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n) === 0n;
  });
}
