import type { Context } from '../context.ts';
import { auditRecords } from './model.ts';

export interface AuditEntry {
  /** What happened: `application.approved`. */
  action: string;
  /** To what: the id of the record. */
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** Appends to the audit trail, inside the caller's transaction: what is not recorded did not happen. */
export async function audit(ctx: Context, entry: AuditEntry): Promise<void> {
  const record = {
    _id: ctx.ids.next('aud'),
    at: ctx.clock.now(),
    actor: ctx.actor,
    requestId: ctx.requestId,
    action: entry.action,
    subject: entry.subject,
    before: entry.before ?? null,
    after: entry.after ?? null,
  };
  await auditRecords(ctx).create([record], { session: ctx.session ?? null });
}
