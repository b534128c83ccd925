export { type AuditEntry, audit } from './audit.ts';
export { type TrailEntry, trailOf } from './trail-of.ts';
