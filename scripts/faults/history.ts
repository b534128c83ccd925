/** One order as a shop lives it, and what its creator must have earned of it in the end. */
export interface Story {
  creator: number;
  events: { id: string; body: string }[];
  /** Minor units, computed here from what was sent and from nothing of Kolect's. */
  expectedMinor: number;
}

/** The programme's rate, in hundredths: every story's creator earns by it. */
const RATE_PERCENT = 10n;

/** Rounds a fraction of two whole numbers, none negative, to the nearest, halves to even. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const down = numerator / denominator;
  const twice = (numerator - down * denominator) * 2n;
  if (twice === denominator) return down + (down % 2n);
  return twice > denominator ? down + 1n : down;
}

/** A sequence of numbers that is the same every time. Source: Park and Miller, 1988. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7_919 + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * Orders with one or two lines; some are cancelled, some partly refunded, some delivered, a few report the refund first.
 * @param touchOf click id or code of a creator
 */
export function storyOf(
  index: number,
  creators: number,
  now: Date,
  touchOf: (creator: number) => { clickId?: string; codes?: string[] },
): Story {
  const pick = numbers(index + 1);
  const creator = pick(creators);
  const orderId = `F-${index}`;
  const at = now.toISOString();
  const lines = Array.from({ length: 1 + pick(2) }, (_, line) => {
    const quantity = 1 + pick(3);
    const unitPriceMinor = 100 + pick(9_901);
    return { lineId: `${line}`, sku: `SKU-${pick(50)}`, quantity, unitPriceMinor, discountMinor: pick(100) };
  });
  const events: object[] = [
    {
      type: 'order.placed',
      timestamp: at,
      data: { orderId, placedAt: at, currency: 'EUR', country: 'ES', lines, ...touchOf(creator) },
    },
    { type: 'order.paid', timestamp: at, data: { orderId, at } },
  ];
  const cancelled = pick(10) === 0;
  const returned = pick(4) === 0 ? 1 + pick(lines[0]?.quantity ?? 1) : 0;
  if (cancelled) events.push({ type: 'order.cancelled', timestamp: at, data: { orderId, at } });
  if (returned > 0) {
    const refund = {
      type: 'order.refunded',
      timestamp: at,
      data: { orderId, refundId: 'R', at, lines: [{ lineId: '0', quantity: returned }] },
    };
    if (pick(3) === 0) events.unshift(refund);
    else events.push(refund);
  }
  const earned = lines.map((line, number) => {
    const base = BigInt(line.quantity * line.unitPriceMinor - line.discountMinor);
    const back = number === 0 ? rounded(base * BigInt(returned), BigInt(line.quantity)) : 0n;
    return rounded(rounded(base * RATE_PERCENT, 100n) * (base - back), base);
  });
  return {
    creator,
    events: events.map((event, number) => ({ id: `${orderId}-${number}`, body: JSON.stringify(event) })),
    expectedMinor: cancelled ? 0 : Number(earned.reduce((sum, amount) => sum + amount, 0n)),
  };
}
