import { describe, expect, test } from 'vitest';
import { explain, sayReversal } from '../../src/commissions/explain.ts';
import type { CommissionRecord } from '../../src/commissions/model.ts';
import { REVERSAL_REASONS, type Reversal } from '../../src/commissions/schemas.ts';

const record = (overrides: Partial<CommissionRecord> = {}): CommissionRecord => ({
  _id: 'ord_1.1.crt_1',
  kind: 'sale',
  role: 'creator',
  payee: { kind: 'creator', id: 'crt_1' },
  orderId: 'ord_1',
  lineId: '1',
  brandId: 'brd_1',
  creatorId: 'crt_1',
  currency: 'EUR',
  earnedMinor: 890,
  amountMinor: 890,
  netMinor: 8_900,
  due: { amountMinor: 890, netMinor: 8_900 },
  state: 'pending',
  holds: [],
  lockAt: new Date('2026-03-20T10:00:00Z'),
  placedAt: new Date('2026-03-02T09:00:00Z'),
  createdAt: new Date('2026-03-02T10:00:00Z'),
  approvedAt: null,
  decidedAt: null,
  approvals: 0,
  payableSequence: null,
  payoutId: null,
  reversal: null,
  receipt: {
    baseMinor: 8_900,
    quantity: 1,
    flat: null,
    rateBps: 1_000,
    rule: { id: 'settings', version: 1, scope: 'programme', name: '' },
    settingsVersion: 0,
    tier: null,
    tierBps: 0,
    boosts: [],
    boostBps: 0,
    caps: [],
    rounding: 'half-even',
    attribution: { kind: 'click', sourceId: 'lnk_1', at: '2026-03-01T10:00:00.000Z' },
    fx: null,
    agency: null,
    referral: null,
    grossMinor: 890,
    share: null,
    lock: { returnWindowDays: 15, noDeliveryNewsDays: 60 },
  },
  ...overrides,
});
const reversal = (reason: Reversal['reason']): Reversal => ({
  reason,
  at: new Date(),
  by: 'order',
  evidence: null,
  appealUntil: null,
  caseId: null,
});
const said = (overrides: Partial<CommissionRecord> = {}) => explain(record(overrides), 'Casa Lumen').join(' ');

describe('a commission explains', () => {
  test('where it comes from, on what, at which rate, and when it is locked in', () => {
    expect(said()).toContain('your link was clicked on 2026-03-01');
    expect(said()).toContain('89.00 EUR');
    expect(said()).toContain('10 %');
    expect(said()).toContain('8.90 EUR');
    expect(said()).toContain('2026-03-20');
  });

  test('a rate with fractions of a per cent, and whose rule it is', () => {
    const receipt = {
      ...record().receipt,
      rateBps: 1_225,
      rule: { id: 'rul_1', version: 1, scope: 'brand', name: '' },
    };
    expect(said({ receipt })).toContain('12.25 %');
    expect(said({ receipt })).toContain('the brand rate of Casa Lumen');
  });

  test('that a code was used', () => {
    expect(
      said({
        receipt: {
          ...record().receipt,
          attribution: { kind: 'code', sourceId: 'cod_1', at: '2026-03-01T10:00:00.000Z' },
        },
      }),
    ).toContain('your code was used');
  });

  test('what is left of it after a return', () => {
    expect(said({ amountMinor: 445, reversal: reversal('item_returned') })).toMatch(/4\.45 EUR of it stands.*returned/);
  });

  test('that it is on hold, whatever its state', () => {
    expect(said({ holds: ['cas_1'] })).toContain('on hold');
  });

  test.for([
    ['approved', 'next payout'],
    ['paid', 'has been paid'],
    ['reversed', 'reversed'],
  ] as const)('that it is %s', ([state, words]) => {
    expect(said({ state })).toContain(words);
  });

  test('that a clawback comes off the next payout, in money without decimals too', () => {
    expect(
      said({
        kind: 'clawback',
        currency: 'JPY',
        amountMinor: -300,
        reversal: reversal('order_cancelled'),
      }),
    ).toMatch(/-300 JPY.*cancelled.*taken off/);
  });
});

test('in Russian every sentence is Russian: tier, boost, cap, rates that are missing, holds, reversals', () => {
  const { receipt } = record();
  const cap = {
    kind: 'creator_month' as const,
    key: 'k',
    limit: { amountMinor: 1, currency: 'EUR' },
    countedMinor: 1,
    cutMinor: 9,
  };
  const fx = { day: null, source: 'European Central Bank', rates: {}, missing: ['PLN'] };
  const records = [
    record({
      receipt: { ...receipt, tier: 'gold', tierBps: 200, boosts: [{ id: 'b', name: '', boostBps: 50 }], caps: [cap] },
    }),
    record({
      receipt: { ...receipt, fx },
      holds: ['fx', 'cas_1'],
      holdNotes: [
        { by: 'fx', reason: 'rate_missing', at: new Date() },
        { by: 'cas_1', reason: 'in_question', at: new Date() },
      ],
    }),
    ...REVERSAL_REASONS.map((reason) => record({ kind: 'clawback', amountMinor: -5, reversal: reversal(reason) })),
    record({ undone: [{ ...reversal('manual'), undoneAt: new Date(), note: 'upheld' }] }),
  ];
  const text = records.flatMap((each) => explain(each, 'Ламповая', 'ru')).join(' ');
  expect(text).toContain('Уровень «Золото», который был на момент покупки, добавляет 2 %');
  expect(text.replaceAll(/EUR|PLN/g, '')).not.toMatch(/[a-z]/i);
});

test('an objection that was upheld is told: what was reversed stands again', () => {
  const upheld = {
    ...reversal('counterfeit'),
    undoneAt: new Date('2026-04-05T10:00:00Z'),
    note: 'The seller was right.',
  };
  expect(explain(record({ undone: [upheld] }), 'Casa Lumen')).toContain(
    'It had been reversed. That was taken back on 2026-04-05: what the order leaves of it stands again.',
  );
});

test('every reason for a reversal has a sentence of its own', () => {
  const sentences = REVERSAL_REASONS.map((reason) => sayReversal(reason));
  expect(new Set(sentences).size).toBe(REVERSAL_REASONS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].+\.$/);
});
