import type Stripe from 'stripe';
import type { ObjectKind, ObjectTypes } from './store.ts';

export interface EventDraft {
  type: string;
  object: object;
  account?: string;
  previous?: Record<string, unknown>;
}

/** What one request reads and changes. Its changes count only when the request succeeds. */
export interface Unit {
  find<K extends ObjectKind>(kind: K, id: string): Promise<ObjectTypes[K] | null>;
  put<K extends ObjectKind>(kind: K, object: ObjectTypes[K], owner?: string | null): void;
  balanceMinor(owner: string | null, currency: string): Promise<number>;
  addBalance(owner: string | null, currency: string, deltaMinor: number): void;
  emit(draft: EventDraft): void;
}

/** The event body for a draft, as Stripe's snapshot events look. */
export function eventBody(
  draft: EventDraft,
  event: { id: string; created: number; apiVersion: string; requestId: string | null; idempotencyKey: string | null },
): Stripe.Event {
  return {
    id: event.id,
    object: 'event',
    ...(draft.account && { account: draft.account }),
    api_version: event.apiVersion,
    created: event.created,
    data: { object: draft.object, ...(draft.previous && { previous_attributes: draft.previous }) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: event.requestId, idempotency_key: event.idempotencyKey },
    type: draft.type,
  } as Stripe.Event;
}
