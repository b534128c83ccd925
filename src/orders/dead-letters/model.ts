import type { Platform } from '../../brands/index.ts';
import type { FieldProblem } from '../../kit/errors.ts';
import { defineModel, Mixed } from '../../kit/model.ts';
import type { DeadLetterKind, DeadLetterState } from './schemas.ts';

export interface DeadLetterRecord {
  _id: string;
  /** The same for the same trouble sent again. */
  key: string;
  kind: DeadLetterKind;
  state: DeadLetterState;
  shopId: string;
  brandId: string;
  platform: Platform;
  /** The sender's id of the delivery. */
  deliveryId: string;
  /** What reading the body again takes; no signature. */
  headers: Record<string, string>;
  /** The stored event that failed, or whose id was used again. */
  eventId: string | null;
  /** Encrypted: a shop system's own document names the buyer. */
  sealedBody: string;
  code: string;
  detail: string;
  fields: FieldProblem[];
  /** Wall clock. */
  at: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
}

const NINETY_DAYS_SECONDS = 90 * 86_400;

/** Small by its bound per shop: not sharded. Forgotten after 90 days, decided or not. */
export const deadLetters = defineModel<DeadLetterRecord>(
  'dead_letters',
  {
    key: String,
    kind: String,
    state: String,
    shopId: String,
    brandId: String,
    platform: String,
    deliveryId: String,
    headers: Mixed,
    eventId: String,
    sealedBody: String,
    code: String,
    detail: String,
    fields: [Mixed],
    at: Date,
    decidedAt: Date,
    decidedBy: String,
    reason: String,
  },
  [
    { keys: { key: 1 }, unique: true },
    { keys: { shopId: 1, state: 1 } },
    { keys: { state: 1, _id: -1 } },
    { keys: { at: 1 }, expireAfterSeconds: NINETY_DAYS_SECONDS },
  ],
);
