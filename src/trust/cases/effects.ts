import {
  holdCommissions,
  ofWholeOrders,
  releaseCommissions,
  reverseCommissions,
  undoReversals,
} from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { changeCreatorState } from '../../creators/index.ts';
import { linksByBrand, pauseLinks } from '../../links/index.ts';
import { holdPayee, releasePayee } from '../../payouts/index.ts';
import { recordRisk } from '../../standing/index.ts';
import { type CaseRecord, cases, type Decision, flags } from './model.ts';
import { everPaused } from './pause.ts';
import type { NewDecision, Outcome } from './schemas.ts';
import { isAtLeast } from './weigh.ts';

type Done = Pick<Decision, 'reversedIds' | 'creatorStateBefore' | 'brandIds' | 'pausedBefore'>;

/**
 * What a decision does to money, links and access, inside its transaction. Holds end by a person's decision here and nowhere else:
 * clear and warn let go, reverse and ban take back, hold, pause and suspend keep; while she is suspended nothing is paid out to her.
 */
export async function carryOut(tx: Context, record: CaseRecord, decision: NewDecision): Promise<Done> {
  const { outcome, reason } = decision;
  const done: Done = { reversedIds: [], creatorStateBefore: await replaceSuspension(tx, record, decision) };
  if (outcome === 'reverse' || outcome === 'ban') {
    done.reversedIds = await reverseCommissions(tx, await concernedIds(tx, record), {
      reason: decision.reversalReason ?? 'terms_violation',
      evidence: reason,
      caseId: record._id,
    });
  }
  if (outcome === 'suspend' || outcome === 'ban') {
    const state = outcome === 'ban' ? ('banned' as const) : ('suspended' as const);
    const before = await changeCreatorState(tx, { creatorId: record.creatorId, state, reason });
    done.creatorStateBefore ??= before;
  }
  if (outcome === 'suspend') await holdPayee(tx, record.creatorId, record._id);
  const links = await changePause(tx, record, decision);
  if (!KEEPS_MONEY.includes(outcome)) await releaseCommissions(tx, record._id);
  return { ...done, ...links };
}

/**
 * A decision after a suspension takes its place: she is let in again, unless it shuts her out, too.
 * @returns her state before the suspension, where it goes on or becomes a ban: that is what an undoing goes back to
 */
async function replaceSuspension(
  tx: Context,
  { _id, creatorId, decision: standing }: CaseRecord,
  { outcome, reason }: NewDecision,
): Promise<Done['creatorStateBefore']> {
  if (standing?.outcome !== 'suspend') return null;
  await releasePayee(tx, creatorId, _id);
  if (outcome === 'suspend' || outcome === 'ban') return standing.creatorStateBefore;
  if (standing.creatorStateBefore === 'active') await changeCreatorState(tx, { creatorId, state: 'active', reason });
  return null;
}

const KEEPS_MONEY: Outcome[] = ['hold', 'pause', 'suspend'];
/** Whoever is shut out has nothing to advertise, and a hold is no last word: links that were paused stay so. */
const KEEPS_PAUSE: Outcome[] = ['hold', 'suspend', 'ban'];

async function changePause(
  tx: Context,
  record: CaseRecord,
  { outcome, brandIds = [] }: NewDecision,
): Promise<Pick<Decision, 'brandIds' | 'pausedBefore'>> {
  if (outcome !== 'pause' && !everPaused(record)) return { pausedBefore: [] };
  const { _id, creatorId } = record;
  const before = await pausedBrands(tx, creatorId, _id);
  if (KEEPS_PAUSE.includes(outcome)) return { pausedBefore: before };
  const paused = outcome === 'pause' ? [...new Set(brandIds)] : [];
  await pauseLinks(tx, { creatorId, holder: _id, brandIds: paused });
  return { pausedBefore: before, ...(outcome === 'pause' ? { brandIds: paused } : {}) };
}

const pausedBrands = async (tx: Context, creatorId: string, caseId: string): Promise<string[]> =>
  (await linksByBrand(tx, creatorId, caseId)).filter(({ paused }) => paused > 0).map(({ brandId }) => brandId);

/**
 * Takes a decision's effects back: what it reversed stands again, who was shut out is let in, and links lead on or not as before it.
 * Holds are the caller's to settle.
 */
export async function takeBack(tx: Context, record: CaseRecord, decision: Decision, why: string): Promise<void> {
  if (decision.reversedIds.length > 0) {
    const ids = await ofWholeOrders(tx, record.creatorId, decision.reversedIds);
    await undoReversals(tx, ids, why, record._id);
  }
  if (decision.outcome === 'suspend') await releasePayee(tx, record.creatorId, record._id);
  if (decision.creatorStateBefore === 'active')
    await changeCreatorState(tx, { creatorId: record.creatorId, state: 'active', reason: why });
  await letLinksLead(tx, record, decision.pausedBefore);
}

/** Lets her links lead on, but for those to some brands that this case had paused. */
export async function letLinksLead(tx: Context, record: CaseRecord, butFor: string[] = []): Promise<void> {
  const { creatorId, _id: holder } = record;
  if (everPaused(record)) await pauseLinks(tx, { creatorId, holder, brandIds: butFor });
}

/** Holds again what the case is about, as far as it has not been paid out since. */
export async function holdAgain(tx: Context, record: CaseRecord, reason: string): Promise<void> {
  await holdCommissions(tx, await concernedIds(tx, record), record._id, reason);
}

/** Every commission that a flag of the case is about, and what else came of the same orders; at most 10,000. */
async function concernedIds(tx: Context, { _id, creatorId }: CaseRecord): Promise<string[]> {
  const rows = await flags(tx)
    .find({ caseId: _id }, { commissionIds: 1 })
    .limit(500)
    .session(tx.session ?? null)
    .lean();
  const named = [...new Set(rows.flatMap((row) => row.commissionIds))].slice(0, 10_000);
  return named.length === 0 ? [] : ofWholeOrders(tx, creatorId, named);
}

/** How many cases of high risk about a creator nobody has cleared. */
async function openHighRisk(tx: Context, creatorId: string): Promise<number> {
  const open = await cases(tx)
    .find({ creatorId, state: { $in: ['open', 'decided', 'appealed'] } }, { severity: 1, state: 1, decision: 1 })
    .limit(100)
    .session(tx.session ?? null)
    .lean<CaseRecord[]>();
  return open.filter(
    ({ severity, state, decision }) =>
      isAtLeast(severity, 'high') && (state !== 'decided' || !['clear', 'warn'].includes(decision?.outcome ?? '')),
  ).length;
}

/** Keeps the creator's standing in step with her cases. */
export async function tellStanding(tx: Context, creatorId: string): Promise<void> {
  await recordRisk(tx, creatorId, { openHighRisk: await openHighRisk(tx, creatorId) });
}
