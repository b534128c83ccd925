import { namesOf, requireManager } from '../../accounts/index.ts';
import { heldBy } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findAuthenticity } from '../authenticity/show-authenticity.ts';
import { chartsOf } from './case-charts.ts';
import { rowsOf } from './case-rows.ts';
import { viewCorrection } from './correct.ts';
import { findCase } from './decide-case.ts';
import { type CaseRecord, cases, type Decision, type FlagRecord } from './model.ts';
import { pauseFacts } from './pause.ts';
import { flagsOf } from './raise-flag.ts';
import type { CaseView } from './schemas.ts';

/** Everything a reviewer needs to decide a case, on one page. */
export async function showCase(ctx: Context, caseId: string): Promise<CaseView> {
  requireManager(ctx, ['reviewer', 'finance']);
  const record = await findCase(ctx, caseId);
  const { decision, history, appeal } = record;
  const names = await namesOf(ctx, peopleOf(record));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const viewDecision = (made: Decision) => ({
    outcome: made.outcome,
    reason: made.reason,
    by: person(made.by),
    at: made.at.toISOString(),
    appealUntil: made.appealUntil.toISOString(),
    undone: made.undone
      ? { by: person(made.undone.by), at: made.undone.at.toISOString(), reason: made.undone.reason }
      : null,
    correction: viewCorrection(made),
  });
  const answer = appeal?.answer;
  const raised = await flagsOf(ctx, caseId);
  const similar = await similarCases(ctx, record);
  const [row, ...similarRows] = await rowsOf(ctx, [record, ...similar]);
  if (!row) throw new Error('a case has no row');
  return {
    ...row,
    flags: raised.map(viewFlag),
    decision: decision && viewDecision(decision),
    history: history.map(viewDecision),
    appeal: appeal && {
      text: appeal.text,
      at: appeal.at.toISOString(),
      answer: answer
        ? { granted: answer.granted, reason: answer.reason, by: person(answer.by), at: answer.at.toISOString() }
        : null,
    },
    held: await heldBy(ctx, caseId),
    authenticity: (await findAuthenticity(ctx, record.creatorId)) ?? null,
    charts: await chartsOf(ctx, record.creatorId),
    ...(await pauseFacts(ctx, record, raised)),
    similar: similarRows,
  };
}

const peopleOf = ({ decision, history, appeal }: CaseRecord): string[] => [
  ...[decision, ...history].flatMap((made) => (made ? [made.by, ...(made.undone ? [made.undone.by] : [])] : [])),
  ...(appeal?.answer ? [appeal.answer.by] : []),
];

const viewFlag = (flag: FlagRecord) => ({
  signal: flag.signal,
  severity: flag.severity,
  likelihood: flag.likelihood,
  code: flag.code,
  text: flag.text,
  facts: flag.facts,
  commissions: flag.commissionIds.length,
  firstAt: flag.firstAt.toISOString(),
  lastAt: flag.lastAt.toISOString(),
});

const MOST_PAST = 200;

/** The five decided cases whose signals are likest to this one's, the newest of equals: how were they decided? */
async function similarCases(ctx: Context, record: CaseRecord): Promise<CaseRecord[]> {
  const past = await cases(ctx)
    .find({ signals: { $in: record.signals }, state: { $in: ['decided', 'closed'] }, _id: { $ne: record._id } })
    .sort({ _id: -1 })
    .limit(MOST_PAST)
    .lean<CaseRecord[]>();
  const own = new Set<string>(record.signals);
  const likeness = ({ signals }: CaseRecord) => {
    const shared = signals.filter((signal) => own.has(signal)).length;
    return shared / (own.size + signals.length - shared);
  };
  return past.toSorted((left, right) => likeness(right) - likeness(left)).slice(0, 5);
}
