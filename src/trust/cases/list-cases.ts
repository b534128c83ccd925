import { requireManager, requireUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { type Page, readCursor } from '../../kit/pagination.ts';
import { rowsOf } from './case-rows.ts';
import { type CaseRecord, cases } from './model.ts';
import type { CaseQuery, CaseRow } from './schemas.ts';

/** The reviewers' queue: forgotten cases first, then by money at risk × likelihood. */
export async function listCases(ctx: Context, query: CaseQuery): Promise<Page<CaseRow>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const filter = {
    state: query.state,
    ...(query.mine ? { assignedTo: requireUser(ctx) } : {}),
    ...searchFilter(query.search),
  };
  const rows = await cases(ctx)
    .find({ $and: [filter, await afterCase(ctx, query.cursor)] })
    .sort({ escalated: -1, riskMinor: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<CaseRecord[]>();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { data: await rowsOf(ctx, shown), next: last ? Buffer.from(last._id).toString('base64url') : null };
}

function searchFilter(search: string | undefined): object {
  if (!search) return {};
  if (/^(cas|crt)_\w+$/.test(search)) return { $or: [{ _id: search }, { creatorId: search }] };
  return { creatorName: { $regex: `^${search.replace(/[^\p{L}\p{N} ]/gu, '\\$&')}`, $options: 'i' } };
}

async function afterCase(ctx: Context, cursor: string | undefined): Promise<object> {
  const id = readCursor(cursor);
  if (id === undefined) return {};
  const last = await cases(ctx).findById(id, { escalated: 1, riskMinor: 1 }).lean();
  if (!last) throw missing();
  const { escalated, riskMinor } = last;
  return {
    $or: [
      { escalated: { $lt: escalated } },
      { escalated, riskMinor: { $lt: riskMinor } },
      { escalated, riskMinor, _id: { $lt: id } },
    ],
  };
}
