import type { StripeEventRecord } from './model.ts';

interface AnyEvent {
  id: string;
  type: string;
  account?: string | null;
  data?: { object?: unknown };
  related_object?: { id?: unknown } | null;
}

/** What we keep of an event of either form, beside its text. */
export function recordOf(event: AnyEvent, body: string, by: 'webhook' | 'backfill'): StripeEventRecord {
  const object = (event.data?.object ?? event.related_object ?? {}) as { id?: unknown };
  const objectId = typeof object.id === 'string' ? object.id : null;
  return {
    _id: event.id,
    type: event.type,
    accountId: event.account ?? (/^(v2\.core\.)?account\b/.test(event.type) ? objectId : null),
    objectId,
    body,
    receivedAt: new Date(),
    state: 'received',
    by,
    attempts: 0,
    error: null,
  };
}
