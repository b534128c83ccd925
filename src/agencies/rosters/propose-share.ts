import { requireAgency, requireCreator, requireUser, tellUsers } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { endConsents, recordConsents } from '../../privacy/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { agencyTerms } from '../agency-terms.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import { recordTerms } from './join-roster.ts';
import { type RosterRecord, rosters } from './model.ts';
import { inForceAt } from './roster-views.ts';
import type { ProposalAnswer } from './schemas.ts';

/** The agency proposes another share to a creator on its roster. Nothing changes until she agrees; a newer proposal replaces it. */
export async function proposeShare(
  ctx: Context,
  input: { agencyId: string; rosterId: string; shareBps: number },
): Promise<void> {
  const { agencyId, rosterId, shareBps } = input;
  requireAgency(ctx, agencyId);
  await inTransaction(ctx, async (tx) => {
    const agency = await requireActiveAgency(tx, agencyId);
    const roster = await rosters(tx)
      .findOne({ _id: rosterId, agencyId })
      .session(tx.session ?? null)
      .lean();
    if (!roster) throw missing();
    if (roster.shareBps === shareBps) throw conflict('share_unchanged', 'This is the share already.');
    const proposal = { shareBps, at: tx.clock.now(), userId: requireUser(tx) };
    const { matchedCount } = await rosters(tx)
      .updateOne({ _id: rosterId, agencyId, ...inForceAt(tx.clock.now()), endRequest: null }, { $set: { proposal } })
      .session(tx.session ?? null);
    if (matchedCount !== 1) throw conflict('roster_ending', 'This creator is leaving the roster, or has left it.');
    await audit(tx, { action: 'roster.share_proposed', subject: rosterId, before: roster.shareBps, after: shareBps });
    const creator = (await findCreators(tx, [roster.creatorId])).get(roster.creatorId);
    const values = { agency: agency.name, shareBps };
    await tellUsers(tx, creator ? [creator.userId] : [], { template: 'share-proposed', values });
  });
}

/**
 * The creator answers the proposal. Agreeing, she names the share and the terms that she was shown: another proposal in the
 * meantime is a conflict. The new share counts for orders placed from now on.
 */
export async function answerProposal(ctx: Context, answer: ProposalAnswer): Promise<void> {
  const creatorId = requireCreator(ctx);
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const shown = answer.accept ? { 'proposal.shareBps': answer.shareBps } : { proposal: { $ne: null } };
    const change = answer.accept ? { proposal: null, shareBps: answer.shareBps } : { proposal: null };
    const before = await rosters(tx)
      .findOneAndUpdate(
        { creatorId, open: true, ...inForceAt(now), ...shown },
        { $set: change },
        { session: tx.session ?? null },
      )
      .lean();
    if (!before) throw conflict('proposal_changed', 'This proposal is not there any more. Look again.');
    if (answer.accept) await agree(tx, before, answer);
    const action = answer.accept ? 'roster.share_agreed' : 'roster.share_declined';
    await audit(tx, { action, subject: before._id, before: before.shareBps, after: before.proposal?.shareBps });
  });
}

async function agree(tx: Context, roster: RosterRecord, answer: ProposalAnswer & { accept: true }): Promise<void> {
  const { _id: rosterId, agencyId, creatorId, until } = roster;
  const agency = await requireActiveAgency(tx, agencyId);
  const settings = await currentSettings(tx);
  const { shareBps, language } = answer;
  const unlinkNoticeDays = settings.joining.unlinkNoticeDays;
  const terms = agencyTerms(
    { agencyName: agency.name, shareBps, term: until && { until }, unlinkNoticeDays },
    language,
  );
  if (terms.version !== answer.termsVersion)
    throw conflict('terms_changed', 'The terms changed since they were shown. Read them again.');
  await recordTerms(tx, {
    rosterId,
    agencyId,
    creatorId,
    kind: 'agreed',
    shareBps,
    from: tx.clock.now(),
    until,
    termsVersion: terms.version,
  });
  const userId = requireUser(tx);
  await endConsents(tx, userId, ['agency_terms']);
  const { version, text } = terms;
  await recordConsents(tx, [
    { userId, purpose: 'agency_terms', version, text, language: terms.language, source: rosterId },
  ]);
}
