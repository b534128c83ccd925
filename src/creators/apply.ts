import { findUser, profileFiguresOf, requireUser, setMembership } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { addMonths } from '../kit/calendar.ts';
import { addDays } from '../kit/clock.ts';
import { conflict, invalid, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { wordsOf } from '../kit/words.ts';
import { giveConsents } from '../privacy/index.ts';
import { currentSettings, type VersionedSettings } from '../settings/index.ts';
import { ADULT_YEARS, ageOn } from './age.ts';
import { addressHash, customerKey } from './customer-hash.ts';
import { type ApplyHooks, type Introduction, uninvited } from './hooks.ts';
import { type Risk, risksOf } from './low-risk.ts';
import { type CreatorRecord, creators } from './model.ts';
import type { NewApplication } from './schemas.ts';

/**
 * A signed-in person applies to the programme: once, again some time after a rejection, or when she left and comes back.
 * Consents are recorded in the same transaction.
 */
export async function apply(
  ctx: Context,
  input: NewApplication,
  hooks: ApplyHooks = uninvited,
): Promise<CreatorRecord> {
  const userId = requireUser(ctx);
  requireAdult(ctx, input.birthDate);
  return inTransaction(ctx, async (tx) => {
    const user = await findUser(tx, userId);
    if (!user) throw missing();
    const settings = await currentSettings(tx);
    const before = await creators(tx)
      .findOne({ userId })
      .session(tx.session ?? null)
      .lean();
    if (before) requireReturning(tx, before, settings);
    const ownHashes = user.email ? [customerKey(tx, addressHash(user.email))] : [];
    const introduction = await hooks.introduce(tx, { userId, ownHashes });
    const risks = await findRisks(tx, { userId, ownHashes, before, introduction });
    const automatic = settings.applications.approveAutomatically && risks.length === 0;
    const creator = recordOf(tx, { userId, input, ownHashes, before, risks, automatic, introduction, settings });
    await save(tx, creator, before);
    await setMembership(tx, { userId, kind: 'creator', ref: creator._id, state: creator.state });
    await giveConsents(tx, { userId, source: 'application', given: input.consents });
    const after = { state: creator.state, risks, settingsVersion: settings.version };
    await audit(tx, { action: 'application.made', subject: creator._id, before: before?.state, after });
    await hooks.applied(tx, creator);
    return creator;
  });
}

function requireAdult(ctx: Context, birthDate: string): void {
  const age = ageOn(birthDate, ctx.clock.now());
  if (age >= ADULT_YEARS && age <= 120) return;
  throw invalid('age', `You have to be ${ADULT_YEARS} or over to take part.`, [
    { path: 'birthDate', message: `under ${ADULT_YEARS}` },
  ]);
}

/** Who left may come back at any time; who was rejected, after a while; nobody else applies twice. */
function requireReturning(tx: Context, before: CreatorRecord, settings: VersionedSettings): void {
  if (before.state === 'left') return;
  if (before.state !== 'rejected') throw conflict('already_applied', 'You have applied already.');
  const from = addDays(before.decidedAt ?? before.appliedAt, settings.joining.reapplyAfterDays);
  if (tx.clock.now() < from)
    throw conflict('reapply_later', `You can apply again from ${from.toISOString().slice(0, 10)} on.`);
}

async function findRisks(
  tx: Context,
  applicant: { userId: string; ownHashes: string[]; before: CreatorRecord | null; introduction: Introduction },
): Promise<Risk[]> {
  const { userId, ownHashes, before, introduction } = applicant;
  const sharing = ownHashes.length > 0 && { userId: { $ne: userId }, ownHashes: { $in: ownHashes } };
  return risksOf({
    vouched: introduction.vouched,
    networks: await profileFiguresOf(tx, userId),
    sharesAddress:
      sharing !== false &&
      (await creators(tx)
        .exists(sharing)
        .session(tx.session ?? null)) !== null,
    rejectedBefore: before?.state === 'rejected',
  });
}

interface Parts {
  userId: string;
  input: NewApplication;
  ownHashes: string[];
  before: CreatorRecord | null;
  risks: Risk[];
  automatic: boolean;
  introduction: Introduction;
  settings: VersionedSettings;
}

function recordOf(tx: Context, parts: Parts): CreatorRecord {
  const { userId, input, ownHashes, before, risks, automatic, introduction, settings } = parts;
  const { displayName, country, birthDate, languages, niches } = input;
  const now = tx.clock.now();
  const until = addMonths(now, settings.joining.referralMonths);
  // Who comes back was here before: nobody brings her in a second time.
  const referredBy = before
    ? (before.referredBy ?? null)
    : introduction.referrerId && { creatorId: introduction.referrerId, until };
  return {
    _id: before?._id ?? tx.ids.next('crt'),
    userId,
    state: automatic ? 'active' : 'applied',
    displayName,
    country,
    birthDate,
    languages,
    niches,
    appliedAt: now,
    decidedAt: automatic ? now : null,
    decidedBy: automatic ? 'programme' : null,
    reason: null,
    risks,
    words: wordsOf([displayName]),
    ownHashes: [...new Set([...(before?.ownHashes ?? []), ...ownHashes])],
    referredBy: referredBy || null,
  };
}

async function save(tx: Context, creator: CreatorRecord, before: CreatorRecord | null): Promise<void> {
  const session = tx.session ?? null;
  if (!before) {
    await creators(tx).create([creator], { session });
    return;
  }
  const { _id, ...fields } = creator;
  const { matchedCount } = await creators(tx)
    .updateOne({ _id, state: before.state }, { $set: fields })
    .session(session);
  if (matchedCount !== 1) throw conflict('already_applied', 'You have applied already.');
}
