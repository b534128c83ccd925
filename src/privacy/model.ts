import { defineModel } from '../kit/model.ts';
import type { ConsentPurpose } from './schemas.ts';

export type { ConsentPurpose };

export interface ConsentRecord {
  _id: string;
  userId: string;
  purpose: ConsentPurpose;
  version: string;
  textHash: string;
  language: string;
  source: string;
  givenAt: Date;
  withdrawnAt: Date | null;
}

export const consents = defineModel<ConsentRecord>(
  'consents',
  {
    userId: String,
    purpose: String,
    version: String,
    textHash: String,
    language: String,
    source: String,
    givenAt: Date,
    withdrawnAt: Date,
  },
  [{ keys: { userId: 1, purpose: 1, givenAt: -1 } }],
);
