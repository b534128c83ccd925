import { z } from 'zod';
import { CreatorState, IdentityView } from '../../accounts/index.ts';
import { MoneySchema } from '../../kit/money.ts';
import { ShareBps } from '../schemas.ts';

export const Terms = z
  .object({ version: z.string(), title: z.string(), text: z.string(), language: z.string() })
  .meta({ id: 'AgencyTerms' });

/** What a share means for an order of 100.00 at the programme's own rate. */
export const ShareExample = z
  .object({ order: MoneySchema, commission: MoneySchema, agency: MoneySchema, creator: MoneySchema })
  .meta({ id: 'ShareExample' });

export const RosterChange = z.object({
  kind: z.enum(['agreed', 'ended']),
  shareBps: ShareBps.nullable(),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  termsVersion: z.string(),
});

const RosterFacts = z.object({
  id: z.string(),
  shareBps: ShareBps,
  joinedAt: z.iso.datetime(),
  until: z.iso.datetime().nullable().meta({ description: 'End of the agreed term' }),
  endsAt: z.iso.datetime().nullable().meta({ description: 'When an unlinking takes effect, or took it' }),
  over: z.boolean(),
  endRequestedBy: z.enum(['creator', 'agency', 'programme']).nullable(),
  reason: z.string().nullable(),
  proposedShareBps: ShareBps.nullable(),
  handlesOffers: z.boolean(),
  history: z.array(RosterChange),
});

/** A creator on the roster, for the agency. */
export const RosterEntry = RosterFacts.extend({
  creator: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    state: CreatorState,
    identities: z.array(IdentityView),
  }),
}).meta({ id: 'RosterEntry' });
export type RosterEntry = z.output<typeof RosterEntry>;

export const OwnRoster = RosterFacts.extend({
  agency: z.object({ id: z.string(), name: z.string(), country: z.string() }),
  proposal: z.object({ shareBps: ShareBps, terms: Terms, example: ShareExample }).nullable(),
}).meta({ id: 'OwnRoster' });
export type OwnRoster = z.output<typeof OwnRoster>;

export const NewProposal = z.object({ shareBps: ShareBps });

export const ProposalAnswer = z.discriminatedUnion('accept', [
  z.object({
    accept: z.literal(true),
    shareBps: ShareBps,
    termsVersion: z.string().max(40),
    language: z.string().max(10),
  }),
  z.object({ accept: z.literal(false) }),
]);
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;

export const Unlinking = z.object({ reason: z.string().trim().max(500).nullable().default(null) });
