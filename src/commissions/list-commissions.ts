import type { z } from 'zod';
import { requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { type Page, type PageQuery, readCursor } from '../kit/pagination.ts';
import { explain, type Language, sayReversal } from './explain.ts';
import { type CommissionRecord, commissions } from './model.ts';
import type { Commission, ExplainedCommission } from './schemas.ts';

/** The acting creator's commissions, newest first. @param language of the sentences in it */
export async function listCommissions(
  ctx: Context,
  query: PageQuery,
  language: Language = 'en',
): Promise<Page<z.infer<typeof Commission>>> {
  const creatorId = requireCreator(ctx);
  const rows = await commissions(ctx)
    .find({ 'payee.id': creatorId, ...(await afterCommission(ctx, creatorId, query.cursor)) })
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<CommissionRecord[]>();
  const shown = rows.slice(0, query.limit);
  const names = await brandNames(ctx, shown);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => view(row, names.get(row.brandId) ?? '', language)),
    next: last ? Buffer.from(last._id).toString('base64url') : null,
  };
}

async function afterCommission(ctx: Context, creatorId: string, cursor: string | undefined): Promise<object> {
  const id = readCursor(cursor);
  if (id === undefined) return {};
  const last = await commissions(ctx).findOne({ _id: id, 'payee.id': creatorId }, { createdAt: 1 }).lean();
  if (!last) throw missing();
  return { $or: [{ createdAt: { $lt: last.createdAt } }, { createdAt: last.createdAt, _id: { $lt: id } }] };
}

/** One commission of the acting creator with its receipt and its explanation in words. */
export async function explainCommission(
  ctx: Context,
  id: string,
  language: Language,
): Promise<z.infer<typeof ExplainedCommission>> {
  const row = await commissions(ctx)
    .findOne({ _id: id, 'payee.id': requireCreator(ctx) })
    .lean<CommissionRecord>();
  if (!row) throw missing();
  const name = (await brandNames(ctx, [row])).get(row.brandId) ?? '';
  return { ...view(row, name, language), receipt: row.receipt, explanation: explain(row, name, language) };
}

async function brandNames(ctx: Context, rows: CommissionRecord[]): Promise<Map<string, string>> {
  const brands = await findBrands(ctx, [...new Set(rows.map((row) => row.brandId))]);
  return new Map([...brands].map(([id, brand]) => [id, brand.name]));
}

function view(row: CommissionRecord, brandName: string, language: Language): z.infer<typeof Commission> {
  const { _id, orderId, brandId, kind, state, currency, reversal } = row;
  return {
    id: _id,
    orderId,
    brand: { id: brandId, name: brandName },
    kind,
    role: row.role,
    state,
    amount: { amountMinor: row.amountMinor, currency },
    earned: { amountMinor: row.earnedMinor, currency },
    lockAt: state === 'pending' ? row.lockAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    held: row.holds.length > 0,
    holdReasons: (row.holdNotes ?? []).map((note) => note.reason),
    reversal: reversal
      ? {
          reason: reversal.reason,
          sentence: sayReversal(reversal.reason, language),
          at: reversal.at.toISOString(),
          evidence: reversal.evidence,
          appealUntil: reversal.appealUntil?.toISOString() ?? null,
        }
      : null,
  };
}
