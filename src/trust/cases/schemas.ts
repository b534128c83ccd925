import { z } from 'zod';
import { ReversalReason } from '../../commissions/index.ts';
import { AmountMinor, Currency, MoneySchema } from '../../kit/money.ts';
import { PageQuery } from '../../kit/pagination.ts';
import { Authenticity } from '../authenticity/schemas.ts';
import { FindingCode, SignalName } from '../signals/schemas.ts';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** open: nobody decided; decided: somebody did; appealed: the creator objects; closed: another reviewer had the last word. */
export const CaseState = z.enum(['open', 'decided', 'appealed', 'closed']);
export type CaseState = z.infer<typeof CaseState>;

export const OUTCOMES = ['clear', 'warn', 'pause', 'hold', 'reverse', 'suspend', 'ban'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** One figure or word of evidence, by a name that the portals translate. */
export const Fact = z.object({ name: z.string(), value: z.union([z.number(), z.string()]) });
export type Fact = z.infer<typeof Fact>;

export const FlagView = z
  .object({
    signal: SignalName,
    severity: Severity,
    likelihood: z.number().meta({ description: 'How likely it is that something is wrong, 0 to 1' }),
    code: FindingCode,
    text: z.string().nullable().meta({ description: 'In the words of who reported or opened it' }),
    facts: z.array(Fact),
    commissions: z.int(),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
  })
  .meta({ id: 'Flag' });

const Person = z.object({ id: z.string(), name: z.string() });

const Correction = z
  .object({ text: z.string(), at: z.iso.datetime() })
  .meta({ description: 'Of a pause: what the creator says that she put right' });

export const DecisionView = z
  .object({
    outcome: Outcome,
    reason: z.string(),
    by: Person,
    at: z.iso.datetime(),
    appealUntil: z.iso.datetime(),
    undone: z.object({ by: Person, at: z.iso.datetime(), reason: z.string() }).nullable(),
    correction: Correction.nullable(),
  })
  .meta({ id: 'CaseDecision' });

export const AppealView = z
  .object({
    text: z.string(),
    at: z.iso.datetime(),
    answer: z.object({ granted: z.boolean(), reason: z.string(), by: Person, at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Appeal' });

export const CaseRow = z
  .object({
    id: z.string(),
    creator: z.object({ id: z.string(), name: z.string(), state: z.string() }),
    state: CaseState,
    severity: Severity,
    likelihood: z.number(),
    atStake: z.array(MoneySchema),
    risk: z
      .object({ amountMinor: AmountMinor, currency: Currency })
      .meta({ description: 'At stake, in the programme’s currency, times the likelihood: the order of the queue' }),
    signals: z.array(SignalName),
    assignedTo: Person.nullable(),
    escalated: z.int().meta({ description: 'How often nobody looked at it in time' }),
    outcome: Outcome.nullable(),
    isCorrected: z.boolean().meta({ description: 'Her links are paused, and she says that she put it right' }),
    appealGranted: z.boolean(),
    openedAt: z.iso.datetime(),
    revision: z.int(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.output<typeof CaseRow>;

const Bar = z.object({ label: z.string(), clicks: z.int(), orders: z.int() });

export const CaseCharts = z
  .object({
    followers: z.array(
      z.object({
        network: z.string(),
        at: z.iso.datetime(),
        followers: z.int().nullable(),
        following: z.int().nullable(),
      }),
    ),
    clickToOrder: z.array(z.object({ label: z.string(), orders: z.int() })),
    countries: z.array(Bar),
    hours: z.array(Bar),
  })
  .meta({ id: 'CaseCharts' });
export type CaseCharts = z.output<typeof CaseCharts>;

export const CaseView = CaseRow.extend({
  flags: z.array(FlagView),
  decision: DecisionView.nullable(),
  history: z.array(DecisionView),
  appeal: AppealView.nullable(),
  held: z.object({ commissions: z.int(), amounts: z.array(MoneySchema) }),
  authenticity: Authenticity.nullable(),
  charts: CaseCharts,
  links: z
    .array(
      z.object({
        brand: z.object({ id: z.string(), name: z.string() }),
        links: z.int(),
        isPaused: z.boolean(),
        isConcerned: z.boolean(),
      }),
    )
    .meta({
      description: 'To which brands she has links, whether this case pauses them, and whether a flag is about them',
    }),
  warning: z
    .object({ caseId: z.string(), at: z.iso.datetime(), reason: z.string() })
    .nullable()
    .meta({ description: 'The last one of a year that stands; links are paused after a warning only' }),
  similar: z.array(CaseRow),
}).meta({ id: 'Case' });
export type CaseView = z.output<typeof CaseView>;

export const CaseQuery = PageQuery.extend({
  state: CaseState.default('open'),
  mine: z.stringbool().default(false).meta({ description: 'Only those assigned to me' }),
  search: z.string().trim().max(80).optional().meta({
    description: 'Beginnings of words in the creator’s name or user names, a whole e-mail address, or an id',
  }),
  signals: z
    .string()
    .max(700)
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(SignalName))
    .optional()
    .meta({ description: 'Beside `search`, separated by commas: cases with one of these signals are found too' }),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

const Reason = z.string().trim().min(10).max(1_000);
const Revision = z.int().min(0).meta({ description: 'Of the case as it was looked at: another one is a conflict' });

export const NewDecision = z
  .object({
    outcome: Outcome,
    reason: Reason.meta({ description: 'The creator reads this' }),
    reversalReason: ReversalReason.optional().meta({
      description: 'For reverse and ban; terms_violation when left out',
    }),
    brandIds: z.array(z.string().max(40)).min(1).max(200).optional().meta({
      description: 'For pause: the brands to which her links are paused',
    }),
    revision: Revision,
  })
  .refine(({ outcome, brandIds }) => (outcome === 'pause') === (brandIds !== undefined), {
    path: ['brandIds'],
    message: 'names brands when, and only when, links are paused',
  })
  .meta({ id: 'NewDecision' });
export type NewDecision = z.infer<typeof NewDecision>;

export const Undo = z.object({ reason: Reason, revision: Revision }).meta({ id: 'UndoDecision' });
export type Undo = z.infer<typeof Undo>;

export const Assignment = z.object({ to: z.enum(['me', 'nobody']) }).meta({ id: 'CaseAssignment' });

export const NewCorrection = z.object({ text: z.string().trim().min(20).max(4_000) }).meta({ id: 'NewCorrection' });

export const NewAppeal = z.object({ text: z.string().trim().min(20).max(4_000) }).meta({ id: 'NewAppeal' });

export const AppealAnswer = z
  .object({ granted: z.boolean(), reason: Reason, revision: Revision })
  .meta({ id: 'AppealAnswer' });
export type AppealAnswer = z.infer<typeof AppealAnswer>;

/** What a creator is told about a case of hers. */
export const OwnCase = z
  .object({
    id: z.string(),
    state: CaseState,
    openedAt: z.iso.datetime(),
    found: z.array(SignalName),
    held: z.object({ commissions: z.int(), amounts: z.array(MoneySchema) }),
    decision: z
      .object({
        outcome: Outcome,
        reason: z.string(),
        at: z.iso.datetime(),
        appealUntil: z.iso.datetime(),
        correction: Correction.nullable(),
      })
      .nullable(),
    appeal: z
      .object({
        text: z.string(),
        at: z.iso.datetime(),
        answer: z.object({ granted: z.boolean(), reason: z.string(), at: z.iso.datetime() }).nullable(),
      })
      .nullable(),
    paused: z
      .object({ links: z.int(), brands: z.array(z.string()) })
      .meta({ description: 'Her links that lead nowhere because of this' }),
    mayCorrect: z.boolean().meta({ description: 'Her links are paused until she puts it right and says so' }),
    mayAppeal: z.boolean(),
  })
  .meta({ id: 'OwnCase' });
export type OwnCase = z.output<typeof OwnCase>;

/** Only what lets money go may be decided for many at once. */
export const NewBatch = z
  .object({
    caseIds: z.array(z.string().max(40)).min(2).max(100),
    outcome: z.enum(['clear', 'warn']),
    reason: Reason,
  })
  .meta({ id: 'NewCaseBatch' });
export type NewBatch = z.infer<typeof NewBatch>;

export const CaseBatch = z
  .object({
    id: z.string(),
    outcome: Outcome,
    state: z.enum(['checking', 'decided', 'dropped']),
    cases: z.int(),
    sample: z.array(z.string()).meta({ description: 'Cases to look at one by one first' }),
    agreed: z.array(z.string()),
  })
  .meta({ id: 'CaseBatch' });
export type CaseBatch = z.output<typeof CaseBatch>;
