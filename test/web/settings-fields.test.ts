import { describe, expect, test } from 'vitest';
import { Settings } from '../../src/settings/index.ts';
import { programme as en } from '../../src/web/i18n/en/programme.ts';
import { programme as ru } from '../../src/web/i18n/ru/programme.ts';
import {
  changedPaths,
  sections,
  sectionsOf,
  type Values,
  withValue,
} from '../../src/web/manager/settings/setting-paths.ts';

const defaults = Settings.parse({}) as unknown as Values;
const fields = sectionsOf(defaults).flatMap((section) => section.fields);

const leaves = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
    : [path];

test('every setting there is has its field, described or not', () => {
  const shown = new Set(fields.map(({ path }) => path));
  const own = /^standing\.(tiers|tierWindowDays)$/;
  expect(leaves(defaults).filter((path) => !own.test(path) && !shown.has(path))).toEqual([]);
  const withNews = { ...defaults, weather: { rainy: true, degrees: 4, place: null } };
  const added = sectionsOf(withNews).flatMap((section) => section.fields);
  expect(added.filter(({ path }) => path.startsWith('weather'))).toEqual([
    { path: 'weather.rainy', kind: 'switch' },
    { path: 'weather.degrees', kind: 'count' },
    { path: 'weather.place', kind: 'text' },
  ]);
});

describe.each([
  ['English', en],
  ['Russian', ru],
])('in %s', (_language, words) => {
  test('every field that is described has a name, and every section', () => {
    const names = Object.keys(words.settings.field);
    const described = sections.flatMap((section) => section.fields.map(({ path }) => path.replaceAll('.', '_')));
    expect(described.filter((path) => !names.includes(path))).toEqual([]);
    for (const { title } of sections) expect(words.settings[title]).toBeTruthy();
  });

  test('every section of the settings says from when it counts', () => {
    expect(Object.keys(defaults).filter((key) => !(key in words.settings.counts))).toEqual([]);
  });
});

test('a list and a table of minimums change as a whole; other settings leaf by leaf', () => {
  const lists = withValue(defaults, 'trust.signalsOff', ['conversion', 'silence']);
  const after = withValue(withValue(lists, 'payouts.minimumByCurrency', { PLN: 1 }), 'trust.quietDays', 3);
  expect(changedPaths(defaults, after)).toEqual(['payouts.minimumByCurrency', 'trust.quietDays', 'trust.signalsOff']);
  expect(changedPaths(after, defaults)).toEqual(['payouts.minimumByCurrency', 'trust.quietDays', 'trust.signalsOff']);
});
