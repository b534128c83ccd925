import type { Actor, Context } from '../context.ts';
import { type AuditRecord, auditRecords } from './model.ts';

export interface TrailEntry {
  id: string;
  at: Date;
  action: string;
  actor: Actor;
  before: unknown;
  after: unknown;
}

/** What the audit trail says of one record, newest first. The caller has checked who asks. */
export async function trailOf(ctx: Context, subject: string, limit: number): Promise<TrailEntry[]> {
  const rows = await auditRecords(ctx).find({ subject }).sort({ _id: -1 }).limit(limit).lean<AuditRecord[]>();
  return rows.map(({ _id, at, action, actor, before, after }) => ({
    id: _id,
    at,
    action,
    actor: actor as Actor,
    before,
    after,
  }));
}
