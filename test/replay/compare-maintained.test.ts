import { expect, test } from 'vitest';
import { compareMaintained } from '../../scripts/replay/compare-maintained.ts';
import type { Recomputation } from '../../scripts/replay/recompute-again.ts';
import { sayMaintained } from '../../scripts/replay/say-maintained.ts';

const one = {
  creatorId: 'crt_1',
  commissions: 3,
  otherCommissions: 0,
  tier: 'silver',
  moves: 1,
  netGmvMinor: 600_000,
  earnedUsdMinor: 20_000,
  differences: [] as string[],
};
const equal: Recomputation = { creators: [one], newEntries: 0, changedByFullRun: 0, evaluatedByFullRun: 1 };

test('nothing differs where what is kept is what was recomputed', () => {
  expect(compareMaintained(equal)).toEqual([]);
});

test.for<[string, Partial<Recomputation>]>([
  ['journal entries', { newEntries: 1 }],
  ['a full evaluation changes', { changedByFullRun: 1 }],
  ['with a standing', { evaluatedByFullRun: 2 }],
  ['commissions that differ', { creators: [{ ...one, otherCommissions: 1 }] }],
  ['crt_1: standing', { creators: [{ ...one, differences: ['tier: silver, recomputed gold'] }] }],
])('sees one difference: %s', ([what, change]) => {
  const differences = compareMaintained({ ...equal, ...change });
  expect(differences).toHaveLength(1);
  expect(differences[0]?.what).toContain(what);
});

test('says each creator with her figures and whether they are equal', () => {
  const other = { ...one, creatorId: 'crt_2', earnedUsdMinor: 1, differences: ['tier: silver, recomputed gold'] };
  const said = sayMaintained({ ...equal, creators: [other, one] }, [
    { id: 'crt_1', name: 'Creator 0001', number: 0, browser: undefined as never },
  ]);
  expect(said).toMatch(/Creator 0001 .* silver .* 6,000\.00 .* 200\.00 .* equal/);
  expect(said).toContain('1 of 2 equal');
  expect(said).toContain('recomputed gold');
});
