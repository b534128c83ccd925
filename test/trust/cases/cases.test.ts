import { beforeAll, describe, expect, test } from 'vitest';
import { auditRecords } from '../../../src/audit/model.ts';
import { type CommissionRecord, commissions } from '../../../src/commissions/model.ts';
import type { Context } from '../../../src/context.ts';
import { findCreators } from '../../../src/creators/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import { listCases } from '../../../src/trust/cases/list-cases.ts';
import { cases } from '../../../src/trust/cases/model.ts';
import { listOwnCases, showOwnCase } from '../../../src/trust/cases/own-cases.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { showCase } from '../../../src/trust/cases/show-case.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { someCreator, someManager, someShop } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { caseOf, finding, newestOrderOf, REASON, revisionOf, suspected } from './case-desk.ts';

const APPEAL = 'These are my grandmother’s orders; she lives next door and uses my tablet.';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
let reviewer: Context;
let colleague: Context;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
  reviewer = await someManager(ctx, 'reviewer');
  colleague = await someManager(ctx, 'reviewer');
});

const suspect = (...options: Parameters<typeof suspected> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
  suspected(ctx, desk, ...options);
const decide = async (caseId: string, outcome: Outcome, who = reviewer) =>
  decideCase(who, caseId, { outcome, reason: REASON, revision: await revisionOf(ctx, caseId) });
const undo = async (caseId: string, who = reviewer) =>
  undoDecision(who, caseId, { reason: 'I looked at the wrong creator.', revision: await revisionOf(ctx, caseId) });
const answer = async (caseId: string, granted: boolean, who = colleague) =>
  answerAppeal(who, caseId, {
    granted,
    reason: 'Looked at it with fresh eyes.',
    revision: await revisionOf(ctx, caseId),
  });
const approveMuchLater = async () => {
  ctx.clock.set(addDays(PLACED, 100));
  await desk.approveAll();
};
const stateOf = async (creatorId: string) => (await findCreators(ctx, [creatorId])).get(creatorId)?.state;
const first = async (creatorId: string) => (await commissionsOf(ctx, creatorId))[0] as CommissionRecord;

describe('a signal that fires', () => {
  test('opens a case with its evidence, and holds the commissions it is about, and only those', async () => {
    const { creatorId, caseId, orderId, touch } = await suspect();
    await desk.sold(undefined, { touch, deliveredAfterDays: 1 });
    const held = (await commissionsOf(ctx, creatorId)).filter(({ holds }) => holds.includes(caseId));
    expect(held.map(({ orderId }) => orderId)).toEqual([orderId]);
    await approveMuchLater();
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890, payable: 890 });
    expect(await showCase(reviewer, caseId)).toMatchObject({
      state: 'open',
      severity: 'medium',
      atStake: [{ amountMinor: 890, currency: 'EUR' }],
      risk: { amountMinor: 534, currency: 'EUR' },
      signals: ['self_purchase'],
      held: { commissions: 1, amounts: [{ amountMinor: 890, currency: 'EUR' }] },
      flags: [{ signal: 'self_purchase', commissions: 1, facts: [{ name: 'sharePercent', value: 90 }] }],
    });
  });

  test('joins the creator’s open case: severity and likelihood rise, the same finding again adds nothing', async () => {
    const { creatorId, orderId, caseId } = await suspect();
    const more = finding(creatorId, [orderId], { signal: 'time_to_order', severity: 'high', likelihood: 0.5 });
    expect((await raiseFlag(ctx, more))?._id).toBe(caseId);
    expect((await raiseFlag(ctx, more))?._id).toBe(caseId);
    expect(await caseOf(ctx, caseId)).toMatchObject({
      severity: 'high',
      likelihood: 0.8,
      signals: ['self_purchase', 'time_to_order'],
    });
    expect((await showCase(reviewer, caseId)).flags).toHaveLength(2);
  });

  test('of low severity holds nothing, and one about the account alone holds nothing', async () => {
    const { caseId, creatorId } = await suspect({ severity: 'low' });
    const account = { signal: 'growth_spike' as const, creatorId, severity: 'high' as const, likelihood: 0.3 };
    await raiseFlag(ctx, { ...account, code: 'grew_suddenly', facts: [] });
    expect((await showCase(reviewer, caseId)).held.commissions).toBe(0);
    await approveMuchLater();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('at the same moment in many processes opens one case', async () => {
    const { creatorId } = await desk.sold();
    const orderId = await newestOrderOf(ctx, creatorId);
    const ends = await Promise.all(
      Array.from({ length: 6 }, (_, index) => raiseFlag(ctx, finding(creatorId, [orderId], { subject: `${index}` }))),
    );
    expect(new Set(ends.map((record) => record?._id)).size).toBe(1);
    expect(await cases(ctx).countDocuments({ creatorId })).toBe(1);
  });

  test('takes what was approved and not paid out back to pending', async () => {
    const { creatorId } = await desk.sold(undefined, { deliveredAfterDays: 1 });
    const orderId = await newestOrderOf(ctx, creatorId);
    await approveMuchLater();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
    await raiseFlag(ctx, finding(creatorId, [orderId]));
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('about nobody is refused', async () => {
    await expect(raiseFlag(ctx, finding('crt_nobody'))).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('a decision', () => {
  test.for([
    ['clear', { payable: 890 }, 'active'],
    ['warn', { payable: 890 }, 'active'],
    ['hold', { pending: 890 }, 'active'],
    ['reverse', {}, 'active'],
    ['suspend', { pending: 890 }, 'suspended'],
    ['ban', {}, 'banned'],
  ] as [Outcome, object, string][])(
    'to %s does to money and access what it says, and is undone without a trace in them',
    async ([outcome, money, state]) => {
      const { creatorId, caseId } = await suspect();
      await decide(caseId, outcome);
      await approveMuchLater();
      expect(await walletOf(ctx, creatorId)).toEqual(money);
      expect(await stateOf(creatorId)).toBe(state);
      await undo(caseId);
      await approveMuchLater();
      expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
      expect(await stateOf(creatorId)).toBe('active');
      expect(await caseOf(ctx, caseId)).toMatchObject({ state: 'open', isOpen: true, decision: null });
      await decide(caseId, 'clear');
      await approveMuchLater();
      expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
      expect(await checkLedger(ctx)).toEqual([]);
    },
  );

  test('is made once, by a reviewer, on the case as it was looked at', async () => {
    const { caseId, creatorId, orderId } = await suspect();
    const revision = await revisionOf(ctx, caseId);
    const input = { outcome: 'clear' as const, reason: REASON, revision };
    await expect(decideCase(await someManager(ctx, 'finance'), caseId, input)).rejects.toMatchObject({
      kind: 'missing',
    });
    await raiseFlag(ctx, finding(creatorId, [orderId], { signal: 'click_flood' }));
    await expect(decideCase(reviewer, caseId, input)).rejects.toMatchObject({ code: 'case_changed' });
    expect((await first(creatorId)).holds).toEqual([caseId]);
    await decide(caseId, 'clear');
    await expect(decide(caseId, 'ban', colleague)).rejects.toMatchObject({ code: 'already_decided' });
    await expect(undo(caseId, colleague)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('to hold keeps the case open for more flags and for a last decision', async () => {
    const { caseId, creatorId, orderId } = await suspect();
    await decide(caseId, 'hold');
    expect((await raiseFlag(ctx, finding(creatorId, [orderId], { signal: 'return_rate' })))?._id).toBe(caseId);
    await decide(caseId, 'clear', colleague);
    const shown = await showCase(reviewer, caseId);
    expect([shown.decision?.outcome, shown.history.map(({ outcome }) => outcome)]).toEqual(['clear', ['hold']]);
  });

  test('to clear keeps the same finding quiet for a while, unless it is more severe', async () => {
    const { caseId, creatorId, orderId } = await suspect();
    await decide(caseId, 'clear');
    expect(await raiseFlag(ctx, finding(creatorId, [orderId]))).toBeUndefined();
    expect((await first(creatorId)).holds).toEqual([]);
    expect((await raiseFlag(ctx, finding(creatorId, [orderId], { severity: 'high' })))?._id).not.toBe(caseId);
  });

  test('about a creator with another open case cannot be undone before that one is decided', async () => {
    const { caseId, creatorId, orderId } = await suspect();
    await decide(caseId, 'warn');
    await raiseFlag(ctx, finding(creatorId, [orderId], { signal: 'return_rate' }));
    await expect(undo(caseId)).rejects.toMatchObject({ code: 'other_case_open' });
  });
});

describe('an appeal', () => {
  test('is answered by another reviewer; granted, money and access are back', async () => {
    const { caseId, creatorId, as } = await suspect();
    await decide(caseId, 'ban');
    const banned = { ...as, actor: { ...as.actor, creatorActive: false } } as Context;
    expect((await showOwnCase(banned, caseId)).mayAppeal).toBe(true);
    await appeal(banned, caseId, APPEAL);
    await approveMuchLater();
    expect(await walletOf(ctx, creatorId)).toEqual({});
    await expect(answer(caseId, true, reviewer)).rejects.toMatchObject({ code: 'same_reviewer' });
    await expect(undo(caseId)).rejects.toMatchObject({ code: 'nothing_to_undo' });
    await answer(caseId, true);
    expect(await stateOf(creatorId)).toBe('active');
    await approveMuchLater();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
    expect(await checkLedger(ctx)).toEqual([]);
    expect(await showOwnCase(as, caseId)).toMatchObject({
      state: 'closed',
      mayAppeal: false,
      appeal: { answer: { granted: true } },
    });
  });

  test('that is rejected changes nothing, and there is no second one', async () => {
    const { caseId, creatorId, as } = await suspect();
    await decide(caseId, 'reverse');
    await appeal(as, caseId, APPEAL);
    await answer(caseId, false);
    expect(await walletOf(ctx, creatorId)).toEqual({});
    await expect(appeal(as, caseId, APPEAL)).rejects.toMatchObject({ code: 'no_appeal' });
  });

  test('against a hold that is rejected leaves the case for a decision about the money', async () => {
    const { caseId, as } = await suspect();
    await decide(caseId, 'hold');
    await appeal(as, caseId, APPEAL);
    await expect(decide(caseId, 'clear')).rejects.toMatchObject({ code: 'case_appealed' });
    await answer(caseId, false);
    await decide(caseId, 'clear');
    expect((await caseOf(ctx, caseId)).state).toBe('decided');
  });

  test('is open for thirty days, to the creator alone, and not against being cleared', async () => {
    const { caseId, as } = await suspect();
    await expect(appeal(as, caseId, APPEAL)).rejects.toMatchObject({ code: 'no_appeal' });
    await decide(caseId, 'warn');
    const { as: stranger } = await someCreator(ctx);
    await expect(appeal(stranger, caseId, APPEAL)).rejects.toMatchObject({ kind: 'missing' });
    await expect(showOwnCase(stranger, caseId)).rejects.toMatchObject({ kind: 'missing' });
    const decidedAt = ctx.clock.now();
    ctx.clock.set(addDays(decidedAt, 31));
    await expect(appeal(as, caseId, APPEAL)).rejects.toMatchObject({ code: 'no_appeal' });
    ctx.clock.set(addDays(decidedAt, 30));
    await appeal(as, caseId, APPEAL);
    const cleared = await suspect();
    await decide(cleared.caseId, 'clear');
    await expect(appeal(cleared.as, cleared.caseId, APPEAL)).rejects.toMatchObject({ code: 'no_appeal' });
  });
});

test('a creator reads what was found and decided, and neither limits nor names', async () => {
  const { caseId, as } = await suspect();
  await decide(caseId, 'hold');
  const { data } = await listOwnCases(as, { limit: 25 });
  expect(data).toHaveLength(1);
  const text = JSON.stringify(data);
  expect(data[0]).toMatchObject({
    state: 'decided',
    decision: { outcome: 'hold', reason: REASON },
    held: { commissions: 1 },
  });
  expect(text).not.toContain('0.9');
  expect(text).not.toContain(reviewer.actor.kind === 'user' ? reviewer.actor.userId : '');
});

test('the queue shows forgotten cases first, then by money at risk times likelihood, page by page', async () => {
  const all: { risk: number; escalated: number; id: string }[] = [];
  for (let cursor: string | undefined, page = 0; page < 50; page += 1) {
    const { data, next } = await listCases(reviewer, {
      state: 'open',
      mine: false,
      limit: 2,
      ...(cursor ? { cursor } : {}),
    });
    all.push(...data.map(({ id, risk, escalated }) => ({ id, risk: risk.amountMinor, escalated })));
    if (!next) break;
    cursor = next;
  }
  expect(all.length).toBeGreaterThan(4);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all).toEqual(
    all.toSorted(
      (left, right) => right.escalated - left.escalated || right.risk - left.risk || (left.id < right.id ? 1 : -1),
    ),
  );
  await expect(listCases((await someCreator(ctx)).as, { state: 'open', mine: false, limit: 2 })).rejects.toMatchObject({
    kind: 'missing',
  });
});

test('every step of a case is in the audit log', async () => {
  const { caseId, as } = await suspect();
  await decide(caseId, 'suspend');
  await appeal(as, caseId, APPEAL);
  await answer(caseId, true);
  const actions = (await auditRecords(ctx).find({ subject: caseId }).sort({ _id: 1 }).lean()).map(
    ({ action }) => action,
  );
  expect(actions).toEqual(['case.opened', 'flag.raised', 'case.suspend', 'case.appealed', 'appeal.granted']);
  expect(await commissions(ctx).countDocuments({ holds: caseId })).toBe(0);
});
