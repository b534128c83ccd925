import { findUser, requireManager } from '../accounts/index.ts';
import { trailOf } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { describeApplication } from './list-applications.ts';
import { MAY_COME_FROM, type Standing } from './manage-creator.ts';
import { creators } from './model.ts';
import type { CreatorStep, ManagedCreator } from './schemas.ts';

const LONGEST_HISTORY = 100;

/** One creator for managers: who she is, what may be made of her, and everything that was, newest first. */
export async function lookAtCreator(ctx: Context, creatorId: string): Promise<ManagedCreator> {
  requireManager(ctx, ['reviewer', 'finance']);
  const row = await creators(ctx).findById(creatorId).lean();
  if (!row) throw missing();
  const states = Object.keys(MAY_COME_FROM) as Standing[];
  return {
    creator: await describeApplication(ctx, row),
    userId: row.userId,
    mayBecome: states.filter((state) => MAY_COME_FROM[state].includes(row.state)),
    history: await historyOf(ctx, creatorId),
  };
}

async function historyOf(ctx: Context, creatorId: string): Promise<CreatorStep[]> {
  const trail = await trailOf(ctx, creatorId, LONGEST_HISTORY);
  const userIds = new Set(trail.flatMap(({ actor }) => (actor.kind === 'user' ? actor.userId : [])));
  const found = await Promise.all([...userIds].map((userId) => findUser(ctx, userId)));
  const names = new Map(found.flatMap((user) => (user ? [[user._id, user.displayName] as const] : [])));
  return trail.map(({ id, at, action, actor, after }) => ({
    id,
    at: at.toISOString(),
    action,
    by: actor.kind === 'user' ? (names.get(actor.userId) ?? null) : null,
    reason: reasonIn(after),
  }));
}

function reasonIn(after: unknown): string | null {
  const reason = typeof after === 'object' && after !== null && 'reason' in after ? after.reason : null;
  return typeof reason === 'string' ? reason : null;
}
