import type { Context } from '../context.ts';

/** What Stripe has available to send, by currency, in minor units. */
export async function availableAtStripe(ctx: Context): Promise<Map<string, number>> {
  const { available } = await ctx.stripe.balance.retrieve();
  const byCurrency = new Map<string, number>();
  for (const { currency, amount } of available) {
    const code = currency.toUpperCase();
    byCurrency.set(code, (byCurrency.get(code) ?? 0) + amount);
  }
  return byCurrency;
}

/** Money that is counted down as payouts are taken out of it; a currency that was short once stays short. */
export class Purse {
  private readonly left: Map<string, number>;
  readonly short = new Set<string>();

  constructor(available: Map<string, number>) {
    this.left = new Map(available);
  }

  /** Takes an amount, or marks its currency as short: whoever comes later in the order must not overtake. */
  take({ currency, amountMinor }: { currency: string; amountMinor: number }): boolean {
    const left = this.left.get(currency) ?? 0;
    if (this.short.has(currency) || left < amountMinor) {
      this.short.add(currency);
      return false;
    }
    this.left.set(currency, left - amountMinor);
    return true;
  }
}
