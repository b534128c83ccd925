import { beforeAll, describe, expect, test } from 'vitest';
import { Settings } from '../../src/settings/index.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type Problem = { code: string; errors?: { path: string; message: string }[] };
type InForce = { version: number; values: Settings };

let admin: Person;
let brandId: string;
beforeAll(async () => {
  const app = await startApp({ mode: 'serve' });
  admin = await Person.enter(app, 'mara');
  brandId = (await admin.get<{ data: { id: string }[] }>('/v1/brands')).body.data[0]?.id ?? '';
}, 60_000);

const rule = (overrides: object = {}) => ({
  scope: 'brand',
  match: { brandId },
  pay: { kind: 'rate', rateBps: 900 },
  ...overrides,
});
const inForce = async () => (await admin.get<InForce>('/v1/settings')).body;
const said = ({ errors = [] }: Problem) => errors.map(({ path, message }) => `${path}: ${message}`);

describe('the API refuses with the field and the reason, and changes nothing:', () => {
  test('rules for the same that overlap', async () => {
    expect((await admin.post('/v1/rules', rule())).status).toBe(201);
    const again = await admin.post<Problem>('/v1/rules', rule({ pay: { kind: 'rate', rateBps: 500 } }));
    expect([again.status, again.body.code]).toEqual([409, 'rule_overlaps']);
    expect(said(again.body)).toEqual([expect.stringMatching(/^from: overlaps with rule rul_/)]);
    const rules = await admin.get<{ data: unknown[] }>(`/v1/rules?brandId=${brandId}`);
    expect(rules.body.data).toHaveLength(1);
  });

  test.for([
    [{ pay: { kind: 'rate', rateBps: 10_001 } }, 'pay.rateBps: is more than 100 %'],
    [
      { pay: { kind: 'flat', amountMinor: 5, currency: 'XXY' } },
      'pay.currency: is not a current ISO 4217 currency code',
    ],
    [{ budget: { amountMinor: -1, currency: 'EUR' } }, 'budget.amountMinor: is below zero'],
  ] as const)('a rule with %j', async ([overrides, problem]) => {
    for (const path of ['/v1/rules', '/v1/rules/preview']) {
      const { status, body } = await admin.post<Problem>(path, rule(overrides));
      expect(status).toBe(422);
      expect(said(body)).toContain(problem);
    }
  });

  const { standing } = Settings.parse({});
  const upside = standing.tiers.map((step) => (step.tier === 'gold' ? { ...step, fromMinor: 400_000 } : step));
  test.for([
    [{ commission: { maxPerOrderMinor: -1 } }, 'commission.maxPerOrderMinor: '],
    [{ commission: { programmeRateBps: 10_001 } }, 'commission.programmeRateBps: '],
    [{ commission: { referralShareBps: 20_000 } }, 'commission.referralShareBps: '],
    [{ standing: { ...standing, tiers: upside } }, 'standing.tiers.2.fromMinor: gold has to start above silver'],
    [{ programmeCurrency: 'EURO' }, 'programmeCurrency: is not a current ISO 4217 currency code'],
    [{ payouts: { minimumByCurrency: { ZZZ: 100 } } }, 'payouts.minimumByCurrency.ZZZ: '],
  ] as const)('settings with %j', async ([values, problem]) => {
    const { version } = await inForce();
    const change = await admin.patch<Problem>('/v1/settings', { expectedVersion: version, values });
    const preview = await admin.post<Problem>('/v1/settings/effects', { values });
    for (const { status, body } of [change, preview]) {
      expect(status).toBe(422);
      expect(said(body)).toContainEqual(expect.stringContaining(problem));
    }
    expect((await inForce()).version).toBe(version);
  });
});

test('a wrong setting is rolled back as a new version, and every version says what it changed', async () => {
  const { version, values } = await inForce();
  const commission = { ...values.commission, maxPerOrderMinor: 1 };
  const wrong = await admin.patch<InForce>('/v1/settings', { expectedVersion: version, values: { commission } });
  expect(wrong.body).toMatchObject({ version: version + 1, values: { commission: { maxPerOrderMinor: 1 } } });
  const back = await admin.post<InForce>('/v1/settings/roll-back', { expectedVersion: version + 1, version });
  expect(back.body).toEqual({ version: version + 2, values });
  const { body } = await admin.get<{ data: unknown[] }>('/v1/settings/versions');
  expect(body.data.slice(0, 2)).toMatchObject([
    { rolledBackTo: version, changes: [{ path: 'commission.maxPerOrderMinor', before: 1, after: null }] },
    { rolledBackTo: null, changes: [{ path: 'commission.maxPerOrderMinor', before: null, after: 1 }] },
  ]);
});
