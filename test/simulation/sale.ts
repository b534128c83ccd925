import { addDays } from '../../src/kit/clock.ts';
import { decided } from '../standing/decided.ts';
import type { TestContext } from '../support/test-context.ts';
import { receiptOf } from './receipt.ts';

export const MARCH = new Date('2026-03-01T00:00:00Z');
export const MONTHS = { fromMonth: '2026-03', throughMonth: '2026-05' };

/** Creator, day after the first of March on which it was approved, what is unusual about it. */
export type Sale = [creatorId: string, day: number, overrides?: object];

export const soldBy = (ctx: TestContext, ...[creatorId, day, overrides = {}]: Sale): Promise<string> =>
  decided(ctx, creatorId, addDays(MARCH, day), {
    orderId: `ord_${creatorId}_${day}`,
    lineId: '1',
    brandId: 'brn_a',
    placedAt: addDays(MARCH, day - 20),
    receipt: receiptOf(),
    ...overrides,
  } as never);
