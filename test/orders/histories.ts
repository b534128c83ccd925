import fc from 'fast-check';

const START = Date.UTC(2026, 2, 2, 9);
const HOUR = 3_600_000;
const iso = (hours: number) => new Date(START + hours * HOUR).toISOString();

export interface RawEvent {
  type: string;
  timestamp: string;
  data: Record<string, unknown> & { orderId: string };
  /** Sent again under an id of its own, as a shop does that forgot what it sent. */
  sentAs?: string;
}

const line = fc.record({
  sku: fc.constantFrom('LAMP', 'MUG', 'TOTE'),
  category: fc.constantFrom('home', 'kids', undefined),
  quantity: fc.integer({ min: 1, max: 5 }),
  unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1_000, max: 2_000_000 })),
  discountPercent: fc.constantFrom(0, 0, 10, 33, 100),
});

const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((list) =>
  list.map(({ discountPercent, category, ...one }, index) => ({
    ...one,
    ...(category ? { category } : {}),
    lineId: `${index + 1}`,
    discountMinor: Math.floor((one.unitPriceMinor * one.quantity * discountPercent) / 100),
  })),
);

/** By line, for no line in particular, or both; one id may be told with other figures. */
const refund = fc
  .record({
    refundId: fc.constantFrom('r1', 'r2', 'r3'),
    hours: fc.integer({ min: 0, max: 2_000 }),
    lines: fc.array(
      fc.oneof(
        fc.record({ lineId: fc.constantFrom('1', '2', '3', 'unknown'), quantity: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ lineId: fc.constantFrom('1', '2'), amountMinor: fc.integer({ min: 1, max: 50_000 }) }),
      ),
      { maxLength: 3 },
    ),
    amountMinor: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined, freq: 2 }),
  })
  .map((made) => (made.lines.length === 0 && made.amountMinor === undefined ? { ...made, amountMinor: 777 } : made));

const steps = fc.array(
  fc.record({
    name: fc.constantFrom('paid', 'shipped', 'delivered', 'delivered', 'cancelled'),
    hours: fc.integer({ min: 0, max: 1_000 }),
  }),
  { maxLength: 4 },
);

const placingsAgain = (carried: object[]) =>
  fc.array(
    fc.record({
      hours: fc.constantFrom(0, 0, -1, 1, -30, 30),
      late: fc.nat({ max: 3 }),
      lines: fc.option(lines, { nil: undefined }),
      tax: fc.nat({ max: 5_000 }),
      carried: fc.constantFrom({}, ...carried),
      asItStands: fc.boolean(),
    }),
    { maxLength: carried.length === 0 ? 0 : 3 },
  );

export interface HistoryOptions {
  orderId: string;
  /** What the placing carries beside its lines: click id, codes, customer hash, currency. */
  carries?: object;
  /** The shop may report the placing again, with other lines, at other times, each report carrying one of these. */
  again?: object[];
}

/** Everything that one order may go through; events in the order in which they happened, but for placings reported again. */
export function history({ orderId, carries = {}, again = [] }: HistoryOptions): fc.Arbitrary<RawEvent[]> {
  return fc
    .record({
      again: placingsAgain(again),
      lines,
      steps,
      refunds: fc.array(refund, { maxLength: 4 }),
      tax: fc.nat({ max: 5_000 }),
      hours: fc.nat({ max: 100 }),
    })
    .map((made) => [
      {
        type: 'order.placed',
        timestamp: iso(made.hours),
        data: {
          orderId,
          placedAt: iso(made.hours),
          currency: 'EUR',
          country: 'ES',
          lines: made.lines,
          taxMinor: made.tax,
          ...carries,
        },
      },
      ...made.again.map(({ hours, late, lines: other, tax, carried, asItStands }) => ({
        type: 'order.placed',
        timestamp: iso(made.hours + hours + late),
        data: {
          orderId,
          placedAt: iso(made.hours + hours),
          currency: 'EUR',
          country: 'ES',
          lines: other ?? made.lines,
          taxMinor: tax,
          ...(asItStands ? { linesAsOf: iso(made.hours + hours + late) } : {}),
          ...carried,
        },
      })),
      ...made.steps.map(({ name, hours }) => ({
        type: `order.${name}`,
        timestamp: iso(made.hours + hours),
        data: { orderId, at: iso(made.hours + hours) },
      })),
      ...made.refunds.map(({ refundId, hours, lines: back, amountMinor }) => ({
        type: 'order.refunded',
        timestamp: iso(made.hours + hours),
        data: {
          orderId,
          refundId,
          at: iso(made.hours + hours),
          lines: back,
          ...(amountMinor === undefined ? {} : { amountMinor }),
        },
      })),
    ]);
}

/** The same events, some of them also under other ids. */
export const retried = (events: RawEvent[]): fc.Arbitrary<RawEvent[]> =>
  fc
    .array(fc.nat({ max: events.length - 1 }), { maxLength: 3 })
    .map((again) => [
      ...events,
      ...again.map((index, time) => ({ ...(events[index] as RawEvent), sentAs: `again-${time}` })),
    ]);

/** A piece of an order's first line is exchanged: it comes back, and what goes out instead is an order of its own. */
export function exchange(orderId: string, hours: number, carries: object): RawEvent[] {
  const at = iso(hours);
  const line = { lineId: '1', sku: 'MUG', quantity: 1, unitPriceMinor: 4_500 };
  return [
    {
      type: 'order.refunded',
      timestamp: at,
      data: { orderId, refundId: 'x', at, lines: [{ lineId: '1', quantity: 1 }] },
    },
    {
      type: 'order.placed',
      timestamp: at,
      data: { orderId: `${orderId}-X`, placedAt: at, currency: 'EUR', country: 'ES', lines: [line], ...carries },
    },
  ];
}

/** The same events as a bad network brings them: in any order, some more than once, in batches of any size. */
export function delivery<T>(events: T[]): fc.Arbitrary<T[][]> {
  const repeated = fc.array(fc.nat({ max: events.length - 1 }), { maxLength: events.length });
  return repeated
    .map((again) => [...events, ...again.map((index) => events[index] as T)])
    .chain((all) =>
      fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.infiniteStream(fc.integer({ min: 1, max: 4 }))),
    )
    .map(([shuffled, sizes]) => {
      const batches: T[][] = [];
      for (let from = 0; from < shuffled.length; ) {
        const size = Number(sizes.next().value);
        batches.push(shuffled.slice(from, from + size));
        from += size;
      }
      return batches;
    });
}
