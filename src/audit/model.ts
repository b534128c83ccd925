import { defineModel, Mixed } from '../kit/model.ts';

export interface AuditRecord {
  _id: string;
  at: Date;
  actor: unknown;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  requestId: string;
}

export const auditRecords = defineModel<AuditRecord>(
  'audit',
  { at: Date, actor: Mixed, action: String, subject: String, before: Mixed, after: Mixed, requestId: String },
  [{ keys: { subject: 1, _id: -1 } }],
);
