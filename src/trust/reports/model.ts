import type { z } from 'zod';
import { defineModel } from '../../kit/model.ts';
import type { ReportReason } from './schemas.ts';

export interface ReportRecord {
  _id: string;
  from: 'brand' | 'public';
  brandId: string | null;
  creatorId: string | null;
  caseId: string | null;
  link: string | null;
  url: string | null;
  reason: z.infer<typeof ReportReason>;
  text: string;
  at: Date;
  /** When a reviewer said whom it is about, or that it is about nobody of the programme; absent where neither was needed. */
  matchedAt?: Date;
  setAsideAt?: Date;
}

/** Shard key: `_id` (hashed). Who reported from outside is not kept. */
export const reports = defineModel<ReportRecord>(
  'reports',
  {
    from: String,
    brandId: String,
    creatorId: String,
    caseId: String,
    link: String,
    url: String,
    reason: String,
    text: String,
    at: Date,
    matchedAt: Date,
    setAsideAt: Date,
  },
  [{ keys: { creatorId: 1, _id: -1 } }],
);
