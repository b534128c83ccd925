import { defineModel, Mixed } from '../../kit/model.ts';
import type { RosterTerms } from './share-in-force.ts';

/** A creator's time in one agency, as it stands now. What was agreed, and from when, is in the roster terms. */
export interface RosterRecord {
  _id: string;
  agencyId: string;
  creatorId: string;
  /** The one of its creator that is not over: she is in one agency at a time. */
  open: boolean;
  joinedAt: Date;
  shareBps: number;
  /** End of the agreed term; null: until one side unlinks. */
  until: Date | null;
  /** When it ends, or ended, because one side asked for it. */
  endsAt: Date | null;
  endRequest: { by: 'creator' | 'agency' | 'programme'; userId: string | null; at: Date; reason: string | null } | null;
  /** Another share that the agency proposes; nothing until the creator agrees. */
  proposal: { shareBps: number; at: Date; userId: string } | null;
  /** The creator lets the agency answer campaign offers for her. */
  handlesOffers: boolean;
}

/** Shard key: `creatorId`. */
export const rosters = defineModel<RosterRecord>(
  'rosters',
  {
    agencyId: String,
    creatorId: String,
    open: Boolean,
    joinedAt: Date,
    shareBps: Number,
    until: Date,
    endsAt: Date,
    endRequest: Mixed,
    proposal: Mixed,
    handlesOffers: Boolean,
  },
  [
    { keys: { creatorId: 1 }, unique: true, partialFilterExpression: { open: true } },
    { keys: { creatorId: 1, _id: -1 } },
    { keys: { agencyId: 1, _id: -1 } },
  ],
);

export type RosterTermsRecord = { _id: string } & RosterTerms;

/** Only added to: which share an agency has of which creator's commissions, from when, and when it ends. Shard key: `creatorId`. */
export const rosterTerms = defineModel<RosterTermsRecord>(
  'roster_terms',
  {
    rosterId: String,
    agencyId: String,
    creatorId: String,
    kind: String,
    shareBps: Number,
    from: Date,
    until: Date,
    termsVersion: String,
    recordedAt: Date,
  },
  [{ keys: { creatorId: 1, from: 1 } }, { keys: { rosterId: 1, _id: 1 } }],
);
