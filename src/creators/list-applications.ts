import type { z } from 'zod';
import { type CreatorState, identitiesOf, requireManager, requireUser, searchUsers } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { wordsOf } from '../kit/words.ts';
import { type CreatorRecord, creators } from './model.ts';
import type { Application, CreatorQuery } from './schemas.ts';

/** Applications for the reviewer, newest first. */
export const listApplications = (
  ctx: Context,
  query: PageQuery & { state: z.infer<typeof CreatorState> },
): Promise<Page<Application>> => listCreators(ctx, { ...query, q: '' });

const MOST_WORDS = 5;
const MOST_USERS = 200;
const TIME_LIMIT_MS = 5_000;

/** Creators in one state or in all, newest first, found by name, user name, address or id: each by its index. */
export async function listCreators(ctx: Context, query: CreatorQuery): Promise<Page<Application>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const rows = await creators(ctx)
    .find({
      ...(query.state === 'all' ? {} : { state: query.state }),
      ...(query.q ? { $or: await matching(ctx, query.q) } : {}),
      ...afterCursor(query.cursor),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean<CreatorRecord[]>();
  const identities = await identitiesOf(
    ctx,
    rows.map((row) => row.userId),
  );
  return toPage(rows, query.limit, (row) => viewApplication(ctx, row, identities.get(row.userId) ?? []));
}

/** Ids of creators as the list finds them, newest first. The caller has checked who asks. */
export async function searchCreators(ctx: Context, text: string, limit: number): Promise<string[]> {
  const rows = await creators(ctx)
    .find({ $or: await matching(ctx, text) }, { _id: 1 })
    .sort({ _id: -1 })
    .limit(limit)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean<Pick<CreatorRecord, '_id'>[]>();
  return rows.map(({ _id }) => _id);
}

async function matching(ctx: Context, text: string) {
  const people = await searchUsers(ctx, text, MOST_USERS);
  const words = wordsOf([text]).slice(0, MOST_WORDS);
  const begins = words.length > 0 ? [{ $and: words.map((word) => ({ words: { $regex: `^${word}` } })) }] : [];
  return [{ _id: text }, { userId: { $in: people.map(({ _id }) => _id) } }, ...begins];
}

/** The signed-in person's own application. */
export async function findOwnApplication(ctx: Context): Promise<Application> {
  const userId = requireUser(ctx);
  const row = await creators(ctx).findOne({ userId }).lean();
  if (!row) throw missing();
  return describeApplication(ctx, row);
}

export async function describeApplication(ctx: Context, row: CreatorRecord): Promise<Application> {
  const identities = await identitiesOf(ctx, [row.userId]);
  return viewApplication(ctx, row, identities.get(row.userId) ?? []);
}

/** Reasons against an application are for those who decide about it, never for the applicant. */
const seesRisks = ({ actor }: Context, { userId }: CreatorRecord): boolean =>
  actor.kind === 'system' || (actor.kind === 'user' && actor.managerRole !== undefined && actor.userId !== userId);

function viewApplication(ctx: Context, row: CreatorRecord, identities: Application['identities']): Application {
  const { _id, state, displayName, country, languages, niches, reason } = row;
  return {
    id: _id,
    state,
    displayName,
    country,
    languages,
    niches,
    identities,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason,
    risks: seesRisks(ctx, row) ? (row.risks ?? null) : null,
  };
}
