import type { CommissionRecord } from '../../src/commissions/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { unique } from '../builders.ts';

/** A decided commission as it lies in the database, with what standings read of it. */
export async function decided(
  ctx: Context,
  creatorId: string,
  decidedAt: Date,
  overrides: Partial<CommissionRecord> & { reversal?: CommissionRecord['reversal'] } = {},
): Promise<string> {
  const _id = unique('ord_');
  const { amountMinor = 1_000, netMinor = 10_000 } = overrides;
  const row = {
    _id,
    kind: 'sale',
    role: 'creator',
    creatorId,
    currency: 'EUR',
    earnedMinor: 1_000,
    amountMinor: 1_000,
    netMinor: 10_000,
    due: { amountMinor, netMinor },
    state: 'approved',
    createdAt: decidedAt,
    placedAt: addDays(decidedAt, -17),
    lockAt: decidedAt,
    payee: { kind: 'creator', id: creatorId },
    decidedAt,
    approvedAt: decidedAt,
    reversal: null,
    ...overrides,
  };
  await ctx.mongo.collection('commissions').insertOne(row as never);
  return _id;
}
