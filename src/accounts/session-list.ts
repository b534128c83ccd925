import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { defineModel, Mixed } from '../kit/model.ts';
import { requireUser } from './policies.ts';
import type { Network, SessionView } from './schemas.ts';

/** As `express-session` and `connect-mongo` write them. */
interface SessionRecord {
  _id: string;
  expires: Date;
  session: { userId?: string; startedAt?: number; network?: Network; device?: string; replaced?: boolean };
}

const sessionRecords = defineModel<SessionRecord>('sessions', { expires: Date, lastModified: Date, session: Mixed }, [
  // Made by the store of the sessions, too; said here so that nobody takes it for one of an earlier release.
  { keys: { expires: 1 }, expireAfterSeconds: 0 },
  { keys: { 'session.userId': 1 } },
]);

export const IDLE_MS = 7 * 86_400_000;
const MAX_LISTED = 100;

/** The session's id opens the account; what stands for it in a list must not. */
const publicId = (sessionId: string): string => createHash('sha256').update(sessionId).digest('base64url').slice(0, 22);

const ownSessions = (ctx: Context, userId: string): Promise<SessionRecord[]> =>
  sessionRecords(ctx)
    .find({ 'session.userId': userId, 'session.replaced': { $ne: true }, expires: { $gt: new Date() } })
    .sort({ expires: -1 })
    .limit(MAX_LISTED)
    .lean<SessionRecord[]>()
    .exec();

/** Where a person is signed in, the latest first. No addresses are kept, so none are shown. */
export async function listSessions(ctx: Context): Promise<SessionView[]> {
  const found = await ownSessions(ctx, requireUser(ctx));
  return found.map(({ _id, expires, session }) => ({
    id: publicId(_id),
    device: session.device ?? '',
    network: session.network ?? null,
    startedAt: new Date(session.startedAt ?? 0).toISOString(),
    // The end moves on with use, at most every ten minutes.
    lastSeenAt: new Date(expires.getTime() - IDLE_MS).toISOString(),
    current: _id === ctx.browser?.sessionId,
  }));
}

const GRACE_MS = 15_000;

/** Marks a session as moved to another id: it ends in some seconds. @returns whether nobody else moved it before */
export async function replaceSession(ctx: Context, sessionId: string): Promise<boolean> {
  const { modifiedCount } = await sessionRecords(ctx).updateOne(
    { _id: sessionId, 'session.replaced': { $ne: true } },
    { $set: { 'session.replaced': true, expires: new Date(Date.now() + GRACE_MS) } },
  );
  return modifiedCount === 1;
}

/** Ends one of the person's sessions, wherever it is. */
export async function endOwnSession(ctx: Context, id: string): Promise<void> {
  const userId = requireUser(ctx);
  const found = (await ownSessions(ctx, userId)).find(({ _id }) => publicId(_id) === id);
  if (!found) throw missing();
  if (found._id === ctx.browser?.sessionId) await ctx.browser.end();
  await sessionRecords(ctx).deleteOne({ _id: found._id, 'session.userId': userId });
}

/** Ends all sessions of a person, this one included. */
export async function endAllSessions(ctx: Context): Promise<void> {
  const userId = requireUser(ctx);
  await ctx.browser?.end();
  await endSessions(ctx, userId);
}

/** Ends the sessions of a person, in the caller's transaction. @param except id of one that stays */
export async function endSessions(tx: Context, userId: string, except?: string): Promise<void> {
  const others = except === undefined ? {} : { _id: { $ne: except } };
  await sessionRecords(tx)
    .deleteMany({ 'session.userId': userId, ...others })
    .session(tx.session ?? null);
}
