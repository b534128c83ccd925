import { expect, test } from 'vitest';
import { NewSimulation } from '../../src/simulation/schemas.ts';

const MONTHS = { fromMonth: '2026-03', throughMonth: '2026-05' };

test.for([
  [{ ...MONTHS, programmeRateBps: 10_001 }, 'programmeRateBps'],
  [{ fromMonth: '2026-05', throughMonth: '2026-03', programmeRateBps: 1 }, 'throughMonth'],
  [{ fromMonth: '2024-01', throughMonth: '2026-03', programmeRateBps: 1 }, 'throughMonth'],
  [{ fromMonth: '2026-13', throughMonth: '2026-03', programmeRateBps: 1 }, 'fromMonth'],
  [MONTHS, 'name'],
  [{ ...MONTHS, tiers: [] }, 'tiers'],
  [{ ...MONTHS, caps: { maxPerOrderMinor: -1, maxPerCreatorMonthMinor: null } }, 'caps'],
  [{ ...MONTHS, returnWindowDays: 401 }, 'returnWindowDays'],
  [{ ...MONTHS, kol: { earnedUsdMinor: { rising: 5, kol: 4, star_kol: 9 } } }, 'kol'],
  [{ ...MONTHS, holds: { holdFrom: 'sometimes' } }, 'holds'],
  [{ ...MONTHS, brandRates: Array(2).fill({ brandId: 'brn_a', rateBps: 1 }) }, 'brandRates'],
] as const)('%j is refused with its field', ([input, field]) => {
  const { error } = NewSimulation.safeParse({ name: 'Wrong', ...input });
  expect(error?.issues.map(({ path }) => path[0])).toContain(field);
});
