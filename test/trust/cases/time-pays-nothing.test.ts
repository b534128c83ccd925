import { expect, test } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { reportForBrand } from '../../../src/trust/reports/report.ts';
import { commissionDesk, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { openPayoutDesk } from '../../payouts/payout-desk.ts';
import { onboard, sentTo } from '../../support/payees.ts';
import { someManager, someShop } from '../../support/people.ts';
import { testClock } from '../../support/test-context.ts';
import { REASON, revisionOf, suspected } from './case-desk.ts';

const OBJECTION = 'I do not agree: every one of these buyers is a person.';
/** What one order earns. */
const EARNED = 890;

/** Like its neighbour, with accounts at Stripe that a payout run would pay at once, and two creators whom it does pay. */
test('month after month of payout runs sends nothing that a case holds, and pays who has none', {
  timeout: 240_000,
}, async () => {
  const payoutDesk = await openPayoutDesk();
  await payoutDesk.set({ minimumMinor: 100 });
  const ctx = { ...payoutDesk.ctx, clock: testClock(PLACED) };
  const shop = await someShop(ctx);
  const desk = commissionDesk(ctx, shop);
  const [reviewer, colleague] = [await someManager(ctx, 'reviewer'), await someManager(ctx, 'reviewer')];
  const paid = async (creatorId: string) => ({ id: creatorId, account: await onboard(ctx, creatorId), as: ctx });
  const decide = async (caseId: string, outcome: Outcome) =>
    decideCase(reviewer, caseId, { outcome, reason: REASON, revision: await revisionOf(ctx, caseId) });
  const decided = async (outcome: Outcome) => {
    const suspect = await suspected(ctx, desk);
    await decide(suspect.caseId, outcome);
    return suspect;
  };
  const appealed = async (outcome: Outcome) => {
    const suspect = await decided(outcome);
    await appeal(suspect.as, suspect.caseId, OBJECTION);
    return suspect;
  };
  const upheld = await appealed('hold');
  const revision = await revisionOf(ctx, upheld.caseId);
  await answerAppeal(colleague, upheld.caseId, { granted: false, reason: REASON, revision });
  const undone = await decided('clear');
  await undoDecision(reviewer, undone.caseId, { reason: REASON, revision: await revisionOf(ctx, undone.caseId) });
  // Of two orders only one is in question: the other is locked in and payable, but nothing is paid while she is suspended.
  const suspended = await suspected(ctx, desk);
  await desk.sold(undefined, { touch: suspended.touch, deliveredAfterDays: 1 });
  await decide(suspended.caseId, 'suspend');

  const still = { pending: EARNED };
  const waiting: Record<string, { creatorId: string; wallet: object }> = {
    'nobody looked at it': { ...(await suspected(ctx, desk)), wallet: still },
    'held, and nobody appealed in time': { ...(await decided('hold')), wallet: still },
    'held, and appealed': { ...(await appealed('hold')), wallet: still },
    'held, and the appeal rejected': { ...upheld, wallet: still },
    'cleared, and that undone': { ...undone, wallet: still },
    'suspended, with money that is in no question': { ...suspended, wallet: { pending: EARNED, payable: EARNED } },
    'reversed, and nobody answers the appeal': { ...(await appealed('reverse')), wallet: {} },
    'banned, and nobody answers the appeal': { ...(await appealed('ban')), wallet: {} },
  };
  const nothingHeld = await desk.sold(undefined, { deliveredAfterDays: 1 });
  const onlyReported = await desk.sold(undefined, { deliveredAfterDays: 1 });
  await reportForBrand(ownerOf(ctx, shop.brand._id), shop.brand._id, {
    creatorId: onlyReported.creatorId,
    reason: 'spam',
    text: 'She posts the same video every hour.',
  });
  const free = await Promise.all([nothingHeld, onlyReported].map(({ creatorId }) => paid(creatorId)));
  const payees = new Map<string, Awaited<ReturnType<typeof paid>>>();
  for (const [name, { creatorId }] of Object.entries(waiting)) payees.set(name, await paid(creatorId));

  for (const days of [20, 45, 110, 400]) {
    ctx.clock.set(addDays(PLACED, days));
    const worker = startWorker(ctx);
    await worker.settleAll();
    await worker.stop();
    for (const [name, { creatorId, wallet }] of Object.entries(waiting)) {
      expect(await walletOf(ctx, creatorId), `${name}, after ${days} days`).toEqual(wallet);
    }
    for (const payee of free) expect(await walletOf(ctx, payee.id), `after ${days} days`).toEqual({ paid: EARNED });
  }
  for (const [name, payee] of payees) expect(await sentTo(ctx, payee), name).toEqual([]);
  for (const payee of free) expect(await sentTo(ctx, payee)).toEqual([EARNED]);
  expect(await checkLedger(ctx)).toEqual([]);
});

const ownerOf = (ctx: Context, brandId: string): Context => ({
  ...ctx,
  actor: { kind: 'user', userId: 'usr_owner', creatorActive: false, brandRoles: [{ brandId, role: 'owner' }] },
});
