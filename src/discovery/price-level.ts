import type { CardRecord } from './model.ts';

/** Of an item, in minor units of the programme's currency. */
const STEPS = { mid: 2_500, high: 10_000 };

/** What kind of price this is. */
export const priceLevelOf = (priceMinor: number): NonNullable<CardRecord['priceLevel']> =>
  priceMinor >= STEPS.high ? 'high' : priceMinor >= STEPS.mid ? 'mid' : 'low';
