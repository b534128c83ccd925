import { requireManager, requireUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { searchCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { type Page, readCursor } from '../../kit/pagination.ts';
import { wordsOf } from '../../kit/words.ts';
import type { SignalName } from '../signals/schemas.ts';
import { rowsOf } from './case-rows.ts';
import { type CaseRecord, cases } from './model.ts';
import type { CaseQuery, CaseRow } from './schemas.ts';

const MOST_WORDS = 5;
const MOST_CREATORS = 200;
const TIME_LIMIT_MS = 5_000;

/** The reviewers' queue: forgotten cases first, then by money at risk × likelihood. */
export async function listCases(ctx: Context, query: CaseQuery): Promise<Page<CaseRow>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const filter = {
    state: query.state,
    ...(query.mine ? { assignedTo: requireUser(ctx) } : {}),
    ...(query.search ? { $or: await matching(ctx, query.search, query.signals ?? []) } : {}),
  };
  const rows = await cases(ctx)
    .find({ $and: [filter, await afterCase(ctx, query.cursor)] })
    .sort({ escalated: -1, riskMinor: -1, _id: -1 })
    .limit(query.limit + 1)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean<CaseRecord[]>();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { data: await rowsOf(ctx, shown), next: last ? Buffer.from(last._id).toString('base64url') : null };
}

/** Ways in which a case is found, each by its index: by id, by its creator as she is found elsewhere, by its signals. */
async function matching(ctx: Context, text: string, signals: readonly SignalName[]): Promise<object[]> {
  const words = wordsOf([text]).slice(0, MOST_WORDS);
  const creatorIds = await searchCreators(ctx, text, MOST_CREATORS);
  return [
    { _id: text },
    { creatorId: { $in: creatorIds } },
    ...(words.length > 0 ? [{ $and: words.map((word) => ({ words: { $regex: `^${word}` } })) }] : []),
    ...(signals.length > 0 ? [{ signals: { $in: signals } }] : []),
  ];
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
