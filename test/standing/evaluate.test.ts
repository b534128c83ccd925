import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { Settings } from '../../src/settings/schemas.ts';
import { evaluate } from '../../src/standing/evaluate.ts';
import { type DecidedRow, FigureCounter } from '../../src/standing/figures.ts';
import { type ChangeRecord, freshStanding, type StandingRecord } from '../../src/standing/model.ts';

const START = new Date('2026-01-20T00:00:00Z');
const DAYS = 100;
const settings = { ...Settings.parse({}), version: 3 };
const rates = { day: '2026-01-02', rates: { USD: '1.1' } };

function evaluateAt(before: StandingRecord, rows: DecidedRow[], at: Date, rateKnown: boolean) {
  const { programmeCurrency, standing } = settings;
  const counter = new FigureCounter({
    at,
    windowDays: standing.tierWindowDays,
    programmeCurrency,
    rates: () => (rateKnown ? rates : undefined),
  });
  for (const row of rows) counter.add(row);
  return evaluate(before, counter.end(), settings, at);
}

/** Goes through the days; `always` evaluates on each, else only when there is news or something is due. */
function live(rows: DecidedRow[], risks: Map<number, number>, ratesFrom: number, always: boolean) {
  let standing = freshStanding('crt_1');
  const changes: ChangeRecord[] = [];
  let evaluations = 0;
  for (let day = 0; day <= DAYS; day += 1) {
    const at = addDays(START, day);
    const risk = risks.get(day);
    if (risk !== undefined) standing = { ...standing, openHighRisk: risk, dirty: true };
    const news = day === 0 || rows.some(({ decidedAt }) => decidedAt >= addDays(at, -1) && decidedAt < at);
    const due = standing.dueAt !== null && standing.dueAt < at;
    if (!always && !news && !due && !standing.dirty) continue;
    evaluations += 1;
    const evaluation = evaluateAt(standing, rows, at, day >= ratesFrom);
    standing = evaluation.after;
    changes.push(...evaluation.changes);
  }
  return { standing, changes, evaluations };
}

const anyRow = fc
  .record({
    day: fc.double({ min: -380, max: DAYS, noNaN: true }),
    kind: fc.constantFrom('sale', 'sale', 'sale', 'clawback'),
    state: fc.constantFrom('approved', 'approved', 'paid', 'reversed'),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    size: fc.constantFrom(1, 100, 2_000, 30_000),
    returned: fc.constantFrom(false, false, false, true),
  })
  .map(
    ({ day, kind, size, ...rest }): DecidedRow => ({
      decidedAt: new Date(addDays(START, day)),
      kind,
      ...rest,
      amountMinor: (kind === 'clawback' ? -300 : 1_000) * size,
      netMinor: (kind === 'clawback' ? -3_000 : 10_000) * size,
    }),
  );
const anyHistory = fc.record({
  rows: fc.array(anyRow, { maxLength: 25 }),
  risks: fc
    .array(fc.tuple(fc.integer({ min: 0, max: DAYS }), fc.nat({ max: 1 })), { maxLength: 4 })
    .map((list) => new Map(list)),
  ratesFrom: fc.constantFrom(0, 0, 10, 40),
});

test('evaluating only those with news or something due gives what evaluating everybody every day gives, with the same history', () => {
  let [few, many] = [0, 0];
  fc.assert(
    fc.property(anyHistory, ({ rows, risks, ratesFrom }) => {
      const [daily, sparing] = [live(rows, risks, ratesFrom, true), live(rows, risks, ratesFrom, false)];
      expect(sparing.standing).toEqual(daily.standing);
      expect(sparing.changes).toEqual(daily.changes);
      few += sparing.evaluations;
      many += daily.evaluations;
    }),
    { numRuns: 150 },
  );
  expect(few).toBeLessThan(many / 2);
});

test('evaluating again at the same instant changes nothing', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: DAYS }), ({ rows, ratesFrom }, day) => {
      const at = addDays(START, day);
      const once = evaluateAt(freshStanding('crt_1'), rows, at, day >= ratesFrom);
      const again = evaluateAt(once.after, rows, at, day >= ratesFrom);
      expect(again).toEqual({ after: once.after, changes: [] });
    }),
  );
});

test('what cannot be told for want of a rate is held, and told when the rate is there', () => {
  const rows = [{ ...({ kind: 'sale', state: 'approved', currency: 'EUR', returned: false } as const) }].map((row) => ({
    ...row,
    decidedAt: addDays(START, -3),
    amountMinor: 20_000_000,
    netMinor: 200_000_000,
  }));
  const held = evaluateAt(freshStanding('crt_1'), rows, START, false);
  expect(held.after).toMatchObject({ tier: 'diamond', kol: 'creator', figures: { missingRates: ['USD 2026-01'] } });
  expect(held.changes.map(({ what, to }) => `${what} ${to}`)).toEqual(['tier diamond']);
  const told = evaluateAt(held.after, rows, addDays(START, 1), true);
  expect(told.after).toMatchObject({ kol: 'kol', figures: { earnedUsdMinor: 22_000_000, missingRates: [] } });
  expect(told.changes).toMatchObject([
    { what: 'kol', from: 'creator', to: 'kol', settingsVersion: 3, evidence: { earnedUsdMinor: 22_000_000 } },
  ]);
});
