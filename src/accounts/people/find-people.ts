import type { Context, ManagerRole as Role } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { wordsOf } from '../../kit/words.ts';
import { identitiesOf } from '../identities-of.ts';
import { memberships, type UserRecord, users } from '../model.ts';
import { requireManager } from '../policies.ts';
import { ManagerRole } from '../team/schemas.ts';
import type { Person } from './schemas.ts';

const TIME_LIMIT_MS = 3_000;
const MOST_WORDS = 5;

/**
 * Ids of users by the beginnings of words in their names and user names at networks, by address, or by id. Every way has its
 * index. The caller has checked who asks.
 */
export async function searchUsers(ctx: Context, text: string, limit: number): Promise<UserRecord[]> {
  const wanted = text.trim();
  const words = wordsOf([wanted]).slice(0, MOST_WORDS);
  const exact = [{ _id: wanted }, { email: wanted }, { email: wanted.toLowerCase() }];
  const begins = words.length > 0 ? [{ $and: words.map((word) => ({ words: { $regex: `^${word}` } })) }] : [];
  return users(ctx)
    .find({ $or: [...exact, ...begins] })
    .sort({ _id: -1 })
    .limit(limit)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean<UserRecord[]>();
}

/** People for whoever gives roles: enough to tell two of the same name apart, and no more. */
export async function findPeople(ctx: Context, query: { q: string; limit: number }): Promise<Person[]> {
  requireManager(ctx, []);
  const found = await searchUsers(ctx, query.q, query.limit);
  const ids = found.map(({ _id }) => _id);
  const [linked, roles] = await Promise.all([identitiesOf(ctx, ids), managerRolesOf(ctx, ids)]);
  return found.map(({ _id, displayName, avatarUrl }) => ({
    userId: _id,
    name: displayName,
    avatarUrl,
    identities: (linked.get(_id) ?? []).map(({ network, username }) => ({ network, username })),
    managerRole: roles.get(_id) ?? null,
  }));
}

async function managerRolesOf(ctx: Context, userIds: string[]): Promise<Map<string, Role>> {
  const rows = await memberships(ctx)
    .find({ userId: { $in: userIds }, kind: 'manager', state: 'active' })
    .limit(userIds.length)
    .lean();
  return new Map(rows.map(({ userId, role }) => [userId, ManagerRole.parse(role)]));
}

export async function requireKnownUser(tx: Context, userId: string): Promise<UserRecord> {
  const user = await users(tx)
    .findById(userId)
    .session(tx.session ?? null)
    .lean<UserRecord>();
  if (!user) throw missing();
  return user;
}
