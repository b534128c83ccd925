import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdCommissions, releaseCommissions } from '../../../src/commissions/index.ts';
import { commissions } from '../../../src/commissions/model.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { inTransaction } from '../../../src/kit/transaction.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { payeeHolds } from '../../../src/payouts/payees/holds.ts';
import { appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase } from '../../../src/trust/cases/decide-case.ts';
import { listCases } from '../../../src/trust/cases/list-cases.ts';
import { cases, flags } from '../../../src/trust/cases/model.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { commissionDesk, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { someManager, someShop } from '../../support/people.ts';
import { testContext } from '../../support/test-context.ts';
import { caseOf, finding, REASON, revisionOf, suspected } from './case-desk.ts';

test('no money is released because time passed, in any state of a case and whatever every job of the worker does', {
  timeout: 120_000,
}, async () => {
  const ctx = await testContext();
  const shop = await someShop(ctx);
  const desk = commissionDesk(ctx, shop);
  const reviewer = await someManager(ctx, 'reviewer');
  const decide = async (caseId: string, outcome: Outcome, brandIds?: string[]) => {
    const revision = await revisionOf(ctx, caseId);
    await decideCase(reviewer, caseId, { outcome, reason: REASON, revision, ...(brandIds ? { brandIds } : {}) });
  };
  const decided = async (outcome: Outcome, appeals: boolean) => {
    const suspect = await suspected(ctx, desk);
    await decide(suspect.caseId, outcome);
    if (appeals) await appeal(suspect.as, suspect.caseId, 'I do not agree: every one of these buyers is a person.');
    return suspect;
  };
  // Links are paused after a warning only, so she was warned before; what she has at stake stays held meanwhile.
  const pausedLinks = async () => {
    const warned = await suspected(ctx, desk);
    await decide(warned.caseId, 'warn');
    const orderIds = [warned.orderId];
    const again = finding(warned.creatorId, orderIds, { signal: 'return_rate', brandIds: [shop.brand._id] });
    const caseId = (await raiseFlag(ctx, again))?._id ?? '';
    await decide(caseId, 'pause', [shop.brand._id]);
    return { ...warned, caseId };
  };
  const heldTwice = async () => {
    const suspect = await suspected(ctx, desk);
    await inTransaction(ctx, async (tx) => {
      await holdCommissions(tx, suspect.ids, 'funding:brd_1:EUR', 'brand_unfunded');
      await releaseCommissions(tx, 'funding:brd_1:EUR');
    });
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
    'its links paused, and nothing put right': await pausedLinks(),
    'let go by nobody, with another hold beside that ended': await heldTwice(),
  };
  // Past every deadline that there is: escalation, return window, no news of delivery, the quarter of tiers, a month's end, eleven years.
  // Processes come and go, now and then two at a time.
  for (const days of [1, 4, 16, 61, 91, 105, 4_000]) {
    ctx.clock.set(addDays(PLACED, days));
    const workers = Array.from({ length: days === 16 ? 2 : 1 }, () => startWorker(ctx));
    await Promise.all(workers.map((worker) => worker.settleAll()));
    await Promise.all(workers.map((worker) => worker.stop()));
    for (const [name, { creatorId, caseId }] of Object.entries(waiting)) {
      expect(await walletOf(ctx, creatorId), `${name}, after ${days} days`).toEqual({ pending: 890 });
      expect(await commissions(ctx).countDocuments({ creatorId, holds: caseId, state: 'pending' }), name).toBe(1);
    }
  }
  expect(await checkLedger(ctx)).toEqual([]);
  // Forgotten is not forgiven: they are at the head of the queue, free for anybody.
  for (const name of ['nobody looked at it', 'held by a decision', 'held, and appealed'] as const)
    expect(await caseOf(ctx, waiting[name].caseId), name).toMatchObject({
      escalated: expect.any(Number),
      assignedTo: null,
    });
  // A suspension keeps money as well, and comes back for a last word about it.
  expect(await caseOf(ctx, waiting.suspended.caseId)).toMatchObject({ state: 'open', isOpen: true, assignedTo: null });
  const { data } = await listCases(reviewer, { state: 'open', mine: false, limit: 25 });
  expect(data[0]?.escalated).toBeGreaterThan(0);
});

test('the database forgets nothing by time that says what is held', async () => {
  const ctx = await testContext();
  for (const collection of [commissions, cases, flags, payeeHolds]) {
    const indexes = await collection(ctx).collection.indexes();
    expect(indexes.length).toBeGreaterThan(0);
    expect(indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)).toEqual([]);
  }
});

const ROOT = join(import.meta.dirname, '../../../src');

/** Files of the server that call a verb, outside of the folder that has it. */
const callersOf = (verb: string, home: string): string[] =>
  filesWith(new RegExp(`${verb}\\(`)).filter((name) => !name.startsWith(home));

const filesWith = (words: RegExp): string[] =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('web'))
    .filter((name) => words.test(readFileSync(join(ROOT, name), 'utf8')))
    .toSorted();

test('holds of cases are let go in two places, a decision and the answer to an appeal, and nowhere else', () => {
  expect(callersOf('releaseCommissions', 'commissions/')).toEqual([
    // Lets go of its own hold only, when the brand has paid: never of a case's.
    'payouts/funding/hold-unfunded.ts',
    'trust/cases/appeals.ts',
    'trust/cases/effects.ts',
  ]);
});

test('a hold is taken off a record in one place, and off a payee in another', () => {
  expect(filesWith(/\$pull: \{ hold(?:s|ers)\b/)).toEqual([
    'commissions/release-commissions.ts',
    'payouts/payees/holds.ts',
  ]);
});

test('a payee is let go by a decision that is taken back or replaced, or by a manager, and by no job', () => {
  expect(callersOf('releasePayee', 'payouts/payees/')).toEqual([
    'payouts/reversals/reversal-routes.ts',
    'trust/cases/effects.ts',
  ]);
});
