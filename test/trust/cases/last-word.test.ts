import { beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { findCreators } from '../../../src/creators/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { holdsOf } from '../../../src/payouts/payees/holds.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import { escalateCases, escalationsDue } from '../../../src/trust/cases/escalate-cases.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { commissionDesk, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { someManager, someShop } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { caseOf, finding, REASON, revisionOf, suspected } from './case-desk.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
let reviewer: Context;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
  reviewer = await someManager(ctx, 'reviewer');
});

const decide = async (caseId: string, outcome: Outcome) =>
  decideCase(reviewer, caseId, { outcome, reason: REASON, revision: await revisionOf(ctx, caseId) });
const escalateOn = async (day: number) => {
  ctx.clock.set(addDays(PLACED, day));
  while (await escalationsDue(ctx)) await escalateCases(ctx);
};
const stateOf = async (creatorId: string) => (await findCreators(ctx, [creatorId])).get(creatorId)?.state;

test.for([
  ['clear', { payable: 890 }, 'active', 0],
  ['reverse', {}, 'active', 0],
  ['suspend', { pending: 890 }, 'suspended', 1],
  ['ban', {}, 'banned', 0],
] as [Outcome, object, string, number][])(
  'a suspension that nobody objects to comes back after thirty days, and to %s takes its place',
  async ([outcome, money, state, holders]) => {
    const { creatorId, caseId } = await suspected(ctx, desk);
    await decide(caseId, 'suspend');
    await escalateOn(30);
    expect(await caseOf(ctx, caseId)).toMatchObject({ state: 'decided' });
    await escalateOn(33);
    expect(await caseOf(ctx, caseId)).toMatchObject({ state: 'open', isOpen: true, escalated: 1 });
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    expect(await stateOf(creatorId)).toBe('suspended');
    await decide(caseId, outcome);
    expect(await walletOf(ctx, creatorId)).toEqual(money);
    expect(await stateOf(creatorId)).toBe(state);
    expect((await holdsOf(ctx, [creatorId])).get(creatorId)?.length ?? 0).toBe(holders);
    await undoDecision(reviewer, caseId, { reason: 'Not her.', revision: await revisionOf(ctx, caseId) });
    expect(await stateOf(creatorId)).toBe('active');
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
  },
);

test('one whose appeal was rejected comes back, too, but not while another case about her is looked at', async () => {
  const { creatorId, caseId, orderId, as } = await suspected(ctx, desk);
  await decide(caseId, 'suspend');
  await appeal(as, caseId, 'Every one of these buyers is a person.');
  const colleague = await someManager(ctx, 'reviewer');
  const revision = await revisionOf(ctx, caseId);
  await answerAppeal(colleague, caseId, { granted: false, reason: 'They are one.', revision });
  const other = await raiseFlag(ctx, finding(creatorId, [orderId], { signal: 'return_rate' }));
  await escalateOn(40);
  expect(await caseOf(ctx, caseId)).toMatchObject({ state: 'closed', escalated: expect.any(Number) });
  await decide(other?._id ?? '', 'clear');
  await escalateOn(60);
  expect(await caseOf(ctx, caseId)).toMatchObject({ state: 'open', isOpen: true });
  expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
});
