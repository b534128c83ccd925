import { expect, test } from 'vitest';
import { ENTRIES } from '../../scripts/bench/entries.ts';
import { readOptions, UsageError, usage } from '../../scripts/bench/options.ts';

test('without words everything is measured, three rounds of four seconds', () => {
  expect(readOptions([], ENTRIES)).toMatchObject({
    entries: ENTRIES,
    rounds: 3,
    seconds: 4,
    warmUps: 2,
    keepFolder: undefined,
    firstPort: 4_500,
  });
});

test('entries are chosen by name', () => {
  const { entries, rounds } = readOptions(['intake', 'redirect', '--rounds', '5'], ENTRIES);
  expect(entries.map(({ name }) => name)).toEqual(['intake', 'redirect']);
  expect(rounds).toBe(5);
});

test('the size of a programme, no warming up, and a folder where its data stays', () => {
  const words = ['recompute', '--creators', '1000000', '--commissions', '20', '--warm-ups', '0', '--keep', 'data'];
  expect(readOptions(words, ENTRIES)).toMatchObject({
    creators: 1_000_000,
    commissionsEach: 20,
    warmUps: 0,
    keepFolder: 'data',
  });
});

test.for([
  [['nonsense'], 'There is no entry "nonsense"'],
  [['--rounds', '0'], '--rounds takes a number from 1 to 100'],
  [['--seconds', 'many'], '--seconds takes a number'],
  [['--seconds', '61'], '--seconds takes a number from 0.05 to 60'],
  [['--warm-ups', '11'], '--warm-ups takes a number from 0 to 10'],
  [['--creators', '99'], '--creators takes a number from 100'],
  [['--speed', '9'], '--speed'],
] as const)('%o is refused with a sentence', ([words, sentence]) => {
  expect(() => readOptions([...words], ENTRIES)).toThrow(UsageError);
  expect(() => readOptions([...words], ENTRIES)).toThrow(sentence);
});

test('the usage names every entry, and no two have the same name', () => {
  for (const { name, title } of ENTRIES) expect(usage(ENTRIES)).toContain(`${name.padEnd(26)} ${title}`);
  expect(new Set(ENTRIES.map(({ name }) => name)).size).toBe(ENTRIES.length);
});
