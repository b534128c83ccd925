import type { ClientSession, Db, Document } from 'mongodb';

/**
 * The one session of the command queue. A process that was killed in the middle of a transaction leaves it open on the server, where it
 * would block the platform's balance for up to a minute; so the next process ends its predecessor's session first.
 */
export async function openQueueSession(db: Db): Promise<ClientSession> {
  const sessions = db.collection<{ _id: string; session: Document }>('queue_sessions');
  const session = db.client.startSession();
  const previous = await sessions.findOneAndUpdate(
    { _id: 'stripe' },
    { $set: { session: { ...session.id } } },
    { upsert: true },
  );
  if (previous) await db.admin().command({ killSessions: [previous.session] });
  return session;
}
