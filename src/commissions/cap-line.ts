import type { Money } from '../kit/money.ts';
import type { Cap, CapBook } from './cap-book.ts';
import type { Exchange } from './exchange.ts';
import type { Receipt } from './schemas.ts';

/** What one order, and one creator in a month, may earn at most; null: no limit. In the programme's currency. */
export interface CapLimits {
  maxPerOrderMinor: number | null;
  maxPerCreatorMonthMinor: number | null;
  programmeCurrency: string;
}

interface CappedOrder {
  orderId: string;
  creatorId: string;
  placedAt: Date;
}

/** The caps that hold for whatever is sold: per order, then per creator and month of placing (UTC). */
export function standingCaps({ orderId, creatorId, placedAt }: CappedOrder, limits: CapLimits): Cap[] {
  const { maxPerOrderMinor, maxPerCreatorMonthMinor, programmeCurrency: currency } = limits;
  const month = placedAt.toISOString().slice(0, 7);
  const caps: Cap[] = [];
  if (maxPerOrderMinor !== null)
    caps.push({ key: `order:${orderId}`, kind: 'order', limitMinor: maxPerOrderMinor, currency });
  if (maxPerCreatorMonthMinor !== null)
    caps.push({
      key: `creator:${creatorId}:${month}`,
      kind: 'creator_month',
      limitMinor: maxPerCreatorMonthMinor,
      currency,
    });
  return caps;
}

/**
 * What caps, one after the other, let through of what a line earned; takes it from their book. While a rate is missing nothing is
 * taken.
 */
export function capLine(earned: Money, caps: Cap[], book: CapBook, exchange: Exchange): Receipt['caps'] {
  let leftMinor = earned.amountMinor;
  const { currency } = earned;
  const passed = caps.map((cap) => {
    const wantedMinor = exchange.into({ amountMinor: leftMinor, currency }, cap.currency) ?? 0;
    const countedMinor = Math.min(wantedMinor, book.roomIn(cap));
    // Rounded down, so that a limit is never passed.
    const allowedMinor = wantedMinor === 0 ? leftMinor : part(leftMinor, countedMinor, wantedMinor);
    const cutMinor = leftMinor - allowedMinor;
    leftMinor = allowedMinor;
    return { cap, countedMinor, cutMinor };
  });
  // A later cap may take more away: what was let through in the end is what counts against each.
  return passed.map(({ cap, countedMinor, cutMinor }) => {
    const throughMinor = Math.min(countedMinor, exchange.into({ amountMinor: leftMinor, currency }, cap.currency) ?? 0);
    if (exchange.complete) book.take(cap, throughMinor);
    const { kind, key, limitMinor } = cap;
    const limit = { amountMinor: limitMinor, currency: cap.currency };
    return { kind, key, limit, countedMinor: throughMinor, cutMinor };
  });
}

const part = (amountMinor: number, numerator: number, denominator: number): number =>
  Number((BigInt(amountMinor) * BigInt(numerator)) / BigInt(denominator));
