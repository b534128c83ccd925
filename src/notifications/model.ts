import { defineModel } from '../kit/model.ts';

export interface MailRecord {
  _id: string;
  template: string;
  /** Whose mail it is, where she has an account. */
  userId: string | null;
  /** Address and text, encrypted: a code in it opens something. Gone once it was sent or given up. */
  sealedLetter: string | null;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  /** Wall clock: when it may be tried; while one process tries, later than that. */
  dueAt: Date;
  error: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  expiresAt: Date;
}

/** Mails waiting to be sent, and for thirty days what became of them. Shard key: `_id`. */
export const mails = defineModel<MailRecord>(
  'mails',
  {
    template: String,
    userId: String,
    sealedLetter: String,
    state: String,
    attempts: Number,
    dueAt: Date,
    error: String,
    queuedAt: Date,
    sentAt: Date,
    expiresAt: Date,
  },
  [
    { keys: { dueAt: 1 }, partialFilterExpression: { state: 'waiting' } },
    { keys: { userId: 1 } },
    { keys: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
