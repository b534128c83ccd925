import { type CaseRecord, cases } from '../../../src/trust/cases/model.ts';
import { type NewFlag, raiseFlag } from '../../../src/trust/index.ts';
import { type commissionDesk, commissionsOf } from '../../commissions/commission-desk.ts';
import type { TestContext } from '../../support/test-context.ts';

export const REASON = 'The orders came from one buyer within a minute.';

/** A finding about a creator's orders, as a signal makes it. */
export const finding = (creatorId: string, orderIds: string[] = [], overrides: Partial<NewFlag> = {}): NewFlag => ({
  signal: 'self_purchase',
  creatorId,
  severity: 'medium',
  likelihood: 0.6,
  code: 'one_buyer',
  facts: [{ name: 'sharePercent', value: 90 }],
  concern: { orderIds },
  ...overrides,
});

/** A creator with an order, and a case about it that holds its commission. */
export async function suspected(
  ctx: TestContext,
  desk: ReturnType<typeof commissionDesk>,
  overrides: Partial<NewFlag> = {},
  sale: Parameters<ReturnType<typeof commissionDesk>['sold']>[1] = { deliveredAfterDays: 1 },
) {
  const sold = await desk.sold(undefined, sale);
  const orderId = await newestOrderOf(ctx, sold.creatorId);
  const record = await raiseFlag(ctx, finding(sold.creatorId, [orderId], overrides));
  if (!record) throw new Error('no case was opened');
  return { ...sold, orderId, caseId: record._id, as: sold.touch.as };
}

/** Kolect's own id of the order that a creator earned last. */
export async function newestOrderOf(ctx: TestContext, creatorId: string): Promise<string> {
  return (await commissionsOf(ctx, creatorId)).at(-1)?.orderId ?? '';
}

export async function caseOf(ctx: TestContext, caseId: string): Promise<CaseRecord> {
  const record = await cases(ctx).findById(caseId).lean<CaseRecord>();
  if (!record) throw new Error('the case is gone');
  return record;
}

/** The revision that a reviewer looks at. */
export const revisionOf = async (ctx: TestContext, caseId: string): Promise<number> =>
  (await caseOf(ctx, caseId)).revision;
