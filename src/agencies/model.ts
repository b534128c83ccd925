import { defineModel, Mixed } from '../kit/model.ts';
import type { Suspension } from './rosters/share-in-force.ts';
import type { AgencyState } from './schemas.ts';

export interface AgencyRecord {
  _id: string;
  name: string;
  country: string;
  /** Number in the trade register of its country. */
  registration: string;
  state: AgencyState;
  appliedBy: string;
  appliedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  /** When it was suspended: in such a time it earns no share. */
  suspensions: Suspension[];
}

export const agencies = defineModel<AgencyRecord>(
  'agencies',
  {
    name: String,
    country: String,
    registration: String,
    state: String,
    appliedBy: String,
    appliedAt: Date,
    decidedAt: Date,
    decidedBy: String,
    reason: String,
    suspensions: [Mixed],
  },
  [{ keys: { state: 1, _id: -1 } }, { keys: { country: 1, registration: 1 }, unique: true }],
);
