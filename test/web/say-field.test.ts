import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { RuleInput } from '../../src/commissions/index.ts';
import { Settings } from '../../src/settings/index.ts';
import { NewSimulation } from '../../src/simulation/schemas.ts';
import ru from '../../src/web/i18n/ru/for-manager.ts';
import { sayField } from '../../src/web/i18n/say-field.ts';

const t = i18next.createInstance();
beforeAll(() => t.init({ lng: 'ru', resources: { ru: { translation: ru } } }));

const said =
  (schema: { safeParse(input: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } } }) =>
  (input: unknown): string[] =>
    (schema.safeParse(input).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${sayField(t.t, message)}`,
    );

test('what is wrong with a rule, a setting or a simulation is said in Russian, whatever it is', () => {
  const rule = said(RuleInput);
  const brand = { scope: 'brand', match: { brandId: 'brd_1' } };
  expect(rule({ ...brand, pay: { kind: 'rate', rateBps: 12_000 } })).toEqual(['pay.rateBps: больше 100 %']);
  expect(rule({ ...brand, pay: { kind: 'flat', amountMinor: -1, currency: 'XYZ' } })).toEqual([
    'pay.amountMinor: меньше нуля',
    'pay.currency: такой валюты в ISO 4217 нет',
  ]);
  expect(rule({ scope: 'category', pay: { kind: 'rate', rateBps: Number.NaN } })).toContain(
    'pay.rateBps: это не число',
  );
  const { tiers } = Settings.parse({}).standing;
  const upside = tiers.map((step) => (step.tier === 'gold' ? { ...step, fromMinor: 1, bonusBps: 50 } : step));
  expect(said(Settings)({ standing: { tiers: upside }, commission: { maxPerOrderMinor: -5 } })).toEqual([
    'commission.maxPerOrderMinor: меньше нуля',
    'standing.tiers.2.fromMinor: Золото: порог должен быть выше, чем у «Серебро»',
    'standing.tiers.2.bonusBps: Золото: надбавка не может быть меньше, чем у «Серебро»',
  ]);
  expect(
    said(NewSimulation)({ name: 'x', fromMonth: '2026-05', throughMonth: '2026-03', programmeRateBps: 1 }),
  ).toEqual(['throughMonth: раньше первого месяца']);
});

test('what we have no words for is said as the server says it', () => {
  expect(sayField(t.t, 'is quite unheard of')).toBe('is quite unheard of');
});
