import { expect, test } from 'vitest';
import { payoutKill } from '../../scripts/faults/payouts/payout-kill.ts';

/** The large one (2,000 payees, every labelled step three times) is `npm run faults:payouts`. */
test('F18: workers that are ended by SIGKILL in the middle of a run leave each payee with exactly what she earned, once', {
  timeout: 180_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 30);
  const steps = ['plan:reserved', 'send:claimed', 'send:answered', 'settle:moved', 'cancel:released'];
  const outcome = await payoutKill({ payees: 40, killsAtEach: 1, steps, seed });
  expect(outcome, `seed ${seed}`).toMatchObject({ wrong: [], twice: [], stuck: [], ledger: [], differences: [] });
  expect(outcome.kills).toBeGreaterThanOrEqual(4);
  expect(outcome.transfers).toBe(76);
  process.stdout.write(`payouts: ${outcome.kills} kills at ${outcome.killPoints} points, seed ${seed}\n`);
});
