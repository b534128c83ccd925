import { beforeAll, expect, test } from 'vitest';
import { auditRecords } from '../../src/audit/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { settingsRecords } from '../../src/settings/model.ts';
import { Settings } from '../../src/settings/schemas.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

test('before anybody changed them they are the defaults of the product, version 0', async () => {
  expect(await currentSettings(ctx)).toMatchObject({
    version: 0,
    programmeCurrency: 'EUR',
    attribution: { windowDays: 30, codesWin: true },
    commission: { returnWindowDays: 15, noDeliveryNewsDays: 60 },
    payouts: { minimumMinor: 2_500, dayOfMonth: 10 },
  });
});

test('of several people who change them at once one does, the others are told to look again', async () => {
  const { version, ...before } = await currentSettings(ctx);
  const change = (windowDays: number) =>
    changeSettings(ctx, { ...before, attribution: { windowDays, codesWin: true } }, version);
  const ends = await Promise.allSettled([7, 14, 21, 28, 35].map(change));
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
  for (const end of ends)
    if (end.status === 'rejected')
      expect(end.reason).toMatchObject({ code: expect.stringMatching(/^(settings_changed|busy)$/) });
  expect((await currentSettings(ctx)).version).toBe(version + 1);
});

test('every version is kept, with who made it and what was before', async () => {
  const before = await currentSettings(ctx);
  await changeSettings(ctx, { payouts: { minimumMinor: 5_000 } }, before.version);
  const after = await currentSettings(ctx);
  expect(after).toMatchObject({ version: before.version + 1, payouts: { minimumMinor: 5_000, dayOfMonth: 10 } });
  expect(await settingsRecords(ctx).countDocuments()).toBe(after.version);
  const [entry] = await auditRecords(ctx)
    .find({ subject: `settings:${after.version}` })
    .lean();
  expect(entry).toMatchObject({
    action: 'settings.changed',
    before: { version: before.version },
    after: { payouts: { minimumMinor: 5_000 } },
  });
});

test.for([
  { attribution: { windowDays: -1 } },
  { attribution: { windowDays: 1e9 } },
  { commission: { programmeRateBps: 10_001 } },
  { commission: { programmeRateBps: 12.5 } },
  { payouts: { minimumMinor: 0 } },
  { payouts: { dayOfMonth: 31 } },
  { payouts: { transfersPerSecond: 0 } },
  { programmeCurrency: 'EURO' },
  { standing: { tiers: [] } },
  { standing: { reach: { nano: 20_000 } } },
  { standing: { kol: { earnedUsdMinor: { kol: 1 } } } },
  { standing: { kol: { returnRateBelowBps: 10_001 } } },
])('%j is refused and nothing changes', async (values) => {
  const { version } = await currentSettings(ctx);
  await expect(changeSettings(ctx, values, version)).rejects.toThrow();
  expect((await currentSettings(ctx)).version).toBe(version);
});

test('a tier table out of order is refused with the field and the reason', () => {
  const { tiers } = Settings.parse({}).standing;
  const changed = tiers.map((step) => (step.tier === 'gold' ? { ...step, fromMinor: 400_000, bonusBps: 50 } : step));
  const { error } = Settings.safeParse({ standing: { tiers: changed } });
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'standing.tiers.2.fromMinor: gold has to start above silver',
    'standing.tiers.2.bonusBps: gold cannot pay less than silver',
  ]);
});
