import { convert, type DayRates } from '../fx/index.ts';
import type { Money } from '../kit/money.ts';
import type { Receipt } from './schemas.ts';

/** Converts at the reference rates of the day on which the order was placed, and remembers which it took and which were missing. */
export class Exchange {
  private readonly ratesOn: (at: Date) => DayRates | undefined;
  private readonly at: Date;
  private readonly rates: Record<string, string> = {};
  private readonly missing = new Set<string>();
  private day: string | null = null;
  private asked = false;

  constructor(ratesOn: (at: Date) => DayRates | undefined, at: Date) {
    this.ratesOn = ratesOn;
    this.at = at;
  }

  get complete(): boolean {
    return this.missing.size === 0;
  }

  into(money: Money, currency: string): number | undefined {
    if (money.currency === currency) return money.amountMinor;
    this.asked = true;
    const converted = convert(money, currency, this.ratesOn(this.at));
    if (converted.state === 'missing') {
      this.missing.add(converted.currency);
      return undefined;
    }
    this.day = converted.day;
    Object.assign(this.rates, converted.rates);
    return converted.amountMinor;
  }

  note(): Receipt['fx'] {
    if (!this.asked) return null;
    return { day: this.day, source: 'European Central Bank', rates: this.rates, missing: [...this.missing].toSorted() };
  }
}
