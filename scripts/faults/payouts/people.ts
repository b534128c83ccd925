import type { Context } from '../../../src/context.ts';
import { inTransaction } from '../../../src/kit/transaction.ts';
import { move, postEntries } from '../../../src/ledger/index.ts';
import { payees } from '../../../src/payouts/model.ts';
import { keepTaxProfile } from '../../../src/payouts/payees/tax-profile.ts';

export interface Person {
  id: string;
  account: string;
  /** What she has earned in all, and must be sent in all. */
  earnedMinor: number;
}

const CONCURRENCY = 10;

/**
 * Payees with accounts at Stripe that are ready to be paid.
 * @param first number of the first of them
 */
export async function makePeople(ctx: Context, sandboxUrl: string, count: number, first = 0): Promise<Person[]> {
  const people: Person[] = [];
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const make = async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const id = `crt_${`${number}`.padStart(6, '0')}`;
      const account = await ctx.stripe.accounts.create(
        { type: 'express', country: 'PT', capabilities: { transfers: { requested: true } } },
        { maxNetworkRetries: 3 },
      );
      await enable(sandboxUrl, account.id);
      await keepTaxProfile(ctx, { id } as never, TAX);
      people.push({ id, account: account.id, earnedMinor: 0 });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, make));
  people.sort((left, right) => (left.id < right.id ? -1 : 1));
  const known = { kind: 'creator' as const, country: 'PT', state: 'enabled' as const, requirements: [] };
  await payees(ctx).insertMany(
    people.map(({ id, account }) => ({ _id: id, stripeAccountId: account, ...known, checkedAt: new Date() })),
  );
  return people;
}

const TAX = {
  kind: 'individual' as const,
  legalName: 'Somebody',
  country: 'PT',
  address: { line: 'Rua 1', city: 'Porto', postcode: '4000' },
  taxId: '123456789',
  birthDate: '1990-01-01',
  selfBilling: true as const,
};

/** What Stripe's own people would do: the account may receive money. */
export const enable = (sandboxUrl: string, account: string) =>
  fetch(`${sandboxUrl}/stripe/accounts/${account}/enable`, { method: 'POST', redirect: 'manual' });

const BATCH = 200;

/** Puts an amount into everybody's balance. */
export async function earnAll(ctx: Context, people: Person[], round: number, amountOf: (index: number) => number) {
  for (let start = 0; start < people.length; start += BATCH) {
    const entries = people.slice(start, start + BATCH).map((person, offset) => {
      const amountMinor = amountOf(start + offset);
      person.earnedMinor += amountMinor;
      const to = { account: 'creator:payable' as const, owner: person.id, currency: 'EUR' };
      const id = `earned:${round}:${person.id}`;
      const postings = move({ account: 'brand:owed', owner: 'brand', currency: 'EUR' }, to, amountMinor);
      return { key: id, fact: { kind: 'faults', id }, postings };
    });
    await inTransaction(ctx, (tx) => postEntries(tx, entries));
  }
}
