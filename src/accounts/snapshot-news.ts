import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';

interface SnapshotNewsRecord {
  /** Of the user with a new snapshot. */
  _id: string;
  marks: number;
  /** Wall clock: not looked at before. */
  dueAt: Date;
}

/** Users with snapshots, or consents, that the authenticity score has not looked at yet. Shard key: `_id` (hashed). */
const snapshotNews = defineModel<SnapshotNewsRecord>('snapshot_news', { marks: Number, dueAt: Date }, [
  { keys: { dueAt: 1 } },
]);

/** Marks that something new is known of a user's accounts, in the transaction that wrote it. */
export async function markSnapshot(tx: Context, userId: string): Promise<void> {
  await snapshotNews(tx)
    .updateOne({ _id: userId }, { $inc: { marks: 1 }, $set: { dueAt: new Date() } }, { upsert: true })
    .session(tx.session ?? null);
}

/** Users of whom something new is known, the longest waiting first. */
export const usersWithNews = (ctx: Context, limit: number): Promise<SnapshotNewsRecord[]> =>
  snapshotNews(ctx)
    .find({ dueAt: { $lte: new Date() } })
    .sort({ dueAt: 1 })
    .limit(limit)
    .lean();

/** The news was looked at; who got more meanwhile stays marked. */
export async function forgetSnapshotNews(ctx: Context, { _id, marks }: { _id: string; marks: number }): Promise<void> {
  await snapshotNews(ctx).deleteOne({ _id, marks });
}

/** There is nobody any more to look at; in the caller's transaction. */
export async function dropSnapshotNews(tx: Context, userId: string): Promise<void> {
  await snapshotNews(tx)
    .deleteOne({ _id: userId })
    .session(tx.session ?? null);
}

/** Looks again later: the user is no creator yet. */
export async function postponeSnapshotNews(ctx: Context, userId: string, minutes: number): Promise<void> {
  await snapshotNews(ctx).updateOne({ _id: userId }, { $set: { dueAt: new Date(Date.now() + minutes * 60_000) } });
}
