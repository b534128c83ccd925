import type { NamedCreator } from '../creators/index.ts';
import type { Money } from '../kit/money.ts';

const EXAMPLES = 5;
/** Some of the largest may have no name to show: agencies, or who left. */
const LOOKED_UP = 50;

/** What a change makes for each of many, by currency. */
export class Differences {
  private readonly byOwner = new Map<string, Map<string, number>>();

  add(owner: string, { amountMinor, currency }: Money): void {
    const hers = this.byOwner.get(owner) ?? new Map<string, number>();
    this.byOwner.set(owner, hers.set(currency, (hers.get(currency) ?? 0) + amountMinor));
  }

  /** What those who have more by it have more, together. */
  gains(): Money[] {
    return this.sum((amountMinor) => Math.max(0, amountMinor));
  }

  /** What those who have less by it have less, together; as positive amounts. */
  losses(): Money[] {
    return this.sum((amountMinor) => Math.max(0, -amountMinor));
  }

  /** Creators whom it concerns most, each in the currency in which it does. @param namesOf in the order asked */
  async examples(
    namesOf: (ids: string[]) => Promise<NamedCreator[]>,
  ): Promise<(NamedCreator & { difference: Money })[]> {
    const all = [...this.byOwner].flatMap(([id, amounts]) =>
      [...amounts].map(([currency, amountMinor]) => ({ id, difference: { amountMinor, currency } })),
    );
    const size = ({ difference }: (typeof all)[number]) => Math.abs(difference.amountMinor);
    const largest = new Map<string, (typeof all)[number]>();
    for (const each of all.toSorted((left, right) => size(right) - size(left)))
      if (size(each) > 0 && !largest.has(each.id) && largest.size < LOOKED_UP) largest.set(each.id, each);
    const named = await namesOf([...largest.keys()]);
    return named.slice(0, EXAMPLES).flatMap(({ id, name }) => {
      const each = largest.get(id);
      return each ? [{ id, name, difference: each.difference }] : [];
    });
  }

  private sum(of: (amountMinor: number) => number): Money[] {
    const sums = new Map<string, number>();
    for (const amounts of this.byOwner.values())
      for (const [currency, amountMinor] of amounts) sums.set(currency, (sums.get(currency) ?? 0) + of(amountMinor));
    return [...sums]
      .filter(([, amountMinor]) => amountMinor > 0)
      .toSorted()
      .map(([currency, amountMinor]) => ({ amountMinor, currency }));
  }
}
