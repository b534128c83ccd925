import { defineModel } from '../../kit/model.ts';

export interface EmailCodeRecord {
  /** The user's id: one code at a time. */
  _id: string;
  /** The address that she says is hers, until she shows it. */
  email: string;
  /** Keyed hash of the code, the person and the address. */
  codeHash: string;
  attempts: number;
  expiresAt: Date;
}

export const emailCodes = defineModel<EmailCodeRecord>(
  'email_codes',
  { email: String, codeHash: String, attempts: Number, expiresAt: Date },
  [{ keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);
