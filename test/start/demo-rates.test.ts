import { expect, test } from 'vitest';
import { readEcb } from '../../src/fx/read-ecb.ts';
import { demoRates } from '../../src/start/demo/demo-rates.ts';

test('the sandbox knows rates of more than a year on either side of today, without a gap', () => {
  const days = readEcb(demoRates(new Date('2026-03-02T09:00:00Z')));
  expect(days).toHaveLength(820);
  expect(days[420]?.day).toBe('2026-03-02');
  for (const { rates } of days) expect(Number(rates.USD)).toBeCloseTo(1.16, 1);
});
