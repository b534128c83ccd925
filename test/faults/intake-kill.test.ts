import { expect, test } from 'vitest';
import { intakeKill } from '../../scripts/faults/intake-kill.ts';
import { freePortPair } from '../support/start-app.ts';

/** The large one (10,000 orders, ten kills) is `npm run faults:intake`. */
test('what was acknowledged is there once after kills and a step-down, and the earnings computed anew agree', async () => {
  const orders = 200;
  const { findings, ...outcome } = await intakeKill({
    orders,
    clients: 8,
    kills: 2,
    killsWithin: 0.3,
    stepDowns: 1,
    port: await freePortPair(),
  });
  expect(findings).toMatchObject({ lost: [], unknown: [], notProcessed: 0, ledger: [], differences: [] });
  expect(findings).toMatchObject({ orders, countedOrders: orders });
  expect(findings.earnedMinor).toBeGreaterThan(0);
  expect(outcome.retries).toBeGreaterThan(0);
  expect(outcome.acknowledged).toBeGreaterThan(orders * 2);
}, 120_000);
