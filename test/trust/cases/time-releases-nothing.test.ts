import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commissions } from '../../../src/commissions/model.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase } from '../../../src/trust/cases/decide-case.ts';
import { listCases } from '../../../src/trust/cases/list-cases.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { commissionDesk, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { someManager, someShop } from '../../support/people.ts';
import { testContext } from '../../support/test-context.ts';
import { caseOf, REASON, revisionOf, suspected } from './case-desk.ts';

test('no money is released because time passed, in any state of a case and whatever every job of the worker does', {
  timeout: 60_000,
}, async () => {
  const ctx = await testContext();
  const desk = commissionDesk(ctx, await someShop(ctx));
  const reviewer = await someManager(ctx, 'reviewer');
  const decided = async (outcome: Outcome, appeals: boolean) => {
    const suspect = await suspected(ctx, desk);
    await decideCase(reviewer, suspect.caseId, {
      outcome,
      reason: REASON,
      revision: await revisionOf(ctx, suspect.caseId),
    });
    if (appeals) await appeal(suspect.as, suspect.caseId, 'I do not agree: every one of these buyers is a person.');
    return suspect;
  };
  const waiting = {
    'nobody looked at it': await suspected(ctx, desk),
    'nobody looked at it, and it was critical': await suspected(ctx, desk, { severity: 'critical', likelihood: 0.9 }),
    'it was approved before': await suspected(ctx, desk, {}, { deliveredAfterDays: 1 }),
    'held by a decision': await decided('hold', false),
    'held, and appealed': await decided('hold', true),
    suspended: await decided('suspend', false),
    'suspended, and appealed': await decided('suspend', true),
  };
  // Past every deadline that there is: escalation, return window, no news of delivery, the quarter of tiers, a month's end, eleven years.
  const worker = startWorker(ctx);
  for (const days of [1, 4, 16, 61, 91, 105, 4_000]) {
    ctx.clock.set(addDays(PLACED, days));
    await worker.settleAll();
    for (const [name, { creatorId, caseId }] of Object.entries(waiting)) {
      expect(await walletOf(ctx, creatorId), `${name}, after ${days} days`).toEqual({ pending: 890 });
      expect(await commissions(ctx).countDocuments({ creatorId, holds: caseId, state: 'pending' }), name).toBe(1);
    }
  }
  await worker.stop();
  expect(await checkLedger(ctx)).toEqual([]);
  // Forgotten is not forgiven: they are at the head of the queue, free for anybody.
  for (const name of ['nobody looked at it', 'held by a decision', 'held, and appealed'] as const)
    expect(await caseOf(ctx, waiting[name].caseId), name).toMatchObject({
      escalated: expect.any(Number),
      assignedTo: null,
    });
  const { data } = await listCases(reviewer, { state: 'open', mine: false, limit: 25 });
  expect(data[0]?.escalated).toBeGreaterThan(0);
});

const ROOT = join(import.meta.dirname, '../../../src');

/** Files of the server that call a verb, outside of the folder that has it. */
const callersOf = (verb: string, home: string): string[] =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('web') && !name.startsWith(home))
    .filter((name) => readFileSync(join(ROOT, name), 'utf8').includes(`${verb}(`))
    .toSorted();

test('holds of cases are let go in two places, a decision and the answer to an appeal, and nowhere else', () => {
  expect(callersOf('releaseCommissions', 'commissions/')).toEqual([
    // Lets go of its own hold only, when the brand has paid: never of a case's.
    'payouts/funding/hold-unfunded.ts',
    'trust/cases/appeals.ts',
    'trust/cases/effects.ts',
  ]);
});

test('a payee is let go by a decision that is taken back, or by a manager, and by no job', () => {
  expect(callersOf('releasePayee', 'payouts/payees/')).toEqual([
    'payouts/reversals/reversal-routes.ts',
    'trust/cases/effects.ts',
  ]);
});
