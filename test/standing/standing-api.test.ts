import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import type { SettingsInForce, SettingsVersion } from '../../src/settings/schemas.ts';
import { evaluateDue, recordAuthenticity, recordRisk } from '../../src/standing/index.ts';
import type { Goals, Standing, StandingChange, StandingPreview, StandingRun } from '../../src/standing/schemas.ts';
import { application } from '../builders.ts';
import { changeState, meOf } from '../support/callers.ts';
import { Declared } from '../support/declared.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { decided } from './decided.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let system: Context;
let ines: Person;
let finance: Person;
let admin: Person;
let declared: Declared;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  system = asSystem(app.ctx, 'test');
  declared = await Declared.by(app);
  const enter = (id: string): Promise<Person> => Person.enter(app, id);
  [ines, finance, admin] = [await enter('ines'), await enter('jonas'), await enter('mara')];
  await ines.post('/v1/applications', application());
  await changeState(system, ines, 'active');
  const creatorId = (await meOf(ines)).memberships.find((each) => each.creatorId)?.creatorId ?? '';
  const at = addDays(app.ctx.clock.now(), -2);
  await decided(system, creatorId, at, { netMinor: 623_400, amountMinor: 62_340 });
  await decided(system, creatorId, at, { state: 'reversed', reversal: { reason: 'item_returned' } as never });
  await recordAuthenticity(system, creatorId, { score: 83 });
  await recordRisk(system, creatorId, { openHighRisk: 0 });
  await evaluateDue(system);
});

const send = (person: Person, method: string, path: string, body: unknown) =>
  person.fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const settings = async () => (await admin.get<SettingsInForce>('/v1/settings')).body;

describe('a creator sees', () => {
  test('her tier with the figures behind it and what is missing to the next, her reach and the four pieces of evidence', async () => {
    const { status, body } = await ines.get<Standing>('/v1/creators/me/standing');
    expect(status).toBe(200);
    expect(body.tier).toMatchObject({
      current: 'silver',
      bonusBps: 100,
      next: { tier: 'gold', missing: { amountMinor: 1_876_600, currency: 'EUR' } },
    });
    expect(body.reach.followers).toBeGreaterThan(0);
    expect(body.evidence).toMatchObject({ authenticityScore: 83, returnRateBps: 5_000, openHighRisk: 0 });
    expect(body.kol).toMatchObject({ status: 'creator', bars: ['return_rate'], next: { status: 'rising' } });
    expect(body.figures.missingRates).toHaveLength(1);
  });

  test('every change with what was behind it', async () => {
    const { body } = await ines.get<{ data: StandingChange[] }>('/v1/creators/me/standing/history');
    expect(body.data.find(({ what }) => what === 'tier')).toMatchObject({
      from: 'bronze',
      to: 'silver',
      figures: { netGmv: { amountMinor: 623_400 } },
      settingsVersion: 0,
    });
  });
});

test('managers see the goals; of one creator, what she sees', async () => {
  const goals = (await finance.get<Goals>('/v1/programme/goals')).body;
  expect(goals).toMatchObject({ joined: 1, creators: [{ goal: 100_000 }, { goal: 1_000_000 }], kols: { goal: 100 } });
  expect(goals.byTier.find(({ tier }) => tier === 'silver')?.count).toBe(1);
  expect(goals.days).toHaveLength(90);
  const id = (await meOf(ines)).memberships.find((each) => each.creatorId)?.creatorId;
  expect((await finance.get<Standing>(`/v1/creators/${id}/standing`)).body.tier.current).toBe('silver');
  expect((await finance.get('/v1/creators/crt_nobody/standing')).status).toBe(404);
});

test('everybody can be counted again, once at a time', async () => {
  const started = await admin.post<StandingRun>('/v1/standing/runs');
  expect(started).toMatchObject({ status: 201, body: { kind: 'full' } });
  await evaluateDue(system);
  const { data } = (await finance.get<{ data: StandingRun[] }>('/v1/standing/runs')).body;
  expect(data[0]).toMatchObject({ id: started.body.id, state: 'done', evaluated: 1, changed: 0, held: 1 });
});

describe('settings', () => {
  test('are previewed, changed by an admin who saw the version in force, and rolled back as a new version', async () => {
    const { version, values } = await settings();
    const tiers = values.standing.tiers.map((step) =>
      step.tier === 'silver' ? { ...step, fromMinor: 700_000 } : step,
    );
    const standing = { ...values.standing, tiers };
    const preview = await admin.post<StandingPreview>('/v1/standing/preview', { standing });
    expect(preview.body).toMatchObject({
      creators: 1,
      tiers: [
        { from: 'silver', to: 'bronze', count: 1, examples: [{ id: expect.any(String), name: expect.any(String) }] },
      ],
      kol: [],
    });
    const change = { expectedVersion: version, values: { standing } };
    expect((await send(admin, 'PATCH', '/v1/settings', change)).status).toBe(200);
    const again = await send(admin, 'PATCH', '/v1/settings', change);
    expect((await declared.problem('PATCH', '/v1/settings', again)).code).toBe('settings_changed');
    const back = await admin.post('/v1/settings/roll-back', { version, expectedVersion: version + 1 });
    expect(back).toMatchObject({ status: 200, body: { version: version + 2, values } });
    const { data } = (await finance.get<{ data: SettingsVersion[] }>('/v1/settings/versions')).body;
    expect(data.map((row) => [row.version, row.rolledBackTo, row.changes])).toEqual([
      [version + 2, version, [{ path: 'standing.tiers.1.fromMinor', before: 700_000, after: 500_000 }]],
      [version + 1, null, [{ path: 'standing.tiers.1.fromMinor', before: 500_000, after: 700_000 }]],
    ]);
    expect((await admin.post('/v1/settings/roll-back', { version: 99, expectedVersion: version + 2 })).status).toBe(
      404,
    );
  });

  test.for([
    [
      'standing.tiers.2.fromMinor',
      {
        standing: {
          tiers: [
            { tier: 'bronze', fromMinor: 0, bonusBps: 0 },
            { tier: 'silver', fromMinor: 9, bonusBps: 0 },
            { tier: 'gold', fromMinor: 8, bonusBps: 0 },
            { tier: 'platinum', fromMinor: 10, bonusBps: 0 },
            { tier: 'diamond', fromMinor: 11, bonusBps: 0 },
          ],
        },
      },
    ],
    ['commission.programmeRateBps', { commission: { programmeRateBps: 10_001 } }],
    ['programmeCurrency', { programmeCurrency: 'EUX' }],
    ['payouts.minimumMinor', { payouts: { minimumMinor: -1 } }],
    ['values.colour', { colour: {} }],
  ] as const)('with a wrong %s are refused with the field and the reason', async ([path, values]) => {
    const { version } = await settings();
    const response = await send(admin, 'PATCH', '/v1/settings', { expectedVersion: version, values });
    const problem = await declared.problem('PATCH', '/v1/settings', response);
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(JSON.stringify(problem.errors)).toContain(path.split('.').at(-1));
    expect((await settings()).version).toBe(version);
  });

  test('are changed by admins only', async () => {
    const { version } = await settings();
    expect((await send(finance, 'PATCH', '/v1/settings', { expectedVersion: version, values: {} })).status).toBe(404);
    expect((await ines.get('/v1/settings')).status).toBe(404);
  });
});
