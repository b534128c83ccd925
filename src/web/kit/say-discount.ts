import type { useFormat } from './use-format.ts';

type Discount = { percentBps: number } | { amountMinor: number; currency: string } | null;

/** What buyers get off by a code. @param none what is said where they get nothing */
export function sayDiscount(discount: Discount, none: string, format: ReturnType<typeof useFormat>): string {
  if (!discount) return none;
  return 'percentBps' in discount ? format.rate(discount.percentBps) : format.money(discount);
}
