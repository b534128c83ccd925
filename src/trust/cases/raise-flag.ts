import { audit } from '../../audit/index.ts';
import { type Concern, findConcerned, heldBy, holdCommissions, sumOf } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { ratesOn } from '../../fx/index.ts';
import { addDays } from '../../kit/clock.ts';
import { missing } from '../../kit/errors.ts';
import type { Money } from '../../kit/money.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { wordsOf } from '../../kit/words.ts';
import { currentSettings, type VersionedSettings } from '../../settings/index.ts';
import type { FindingCode, SignalName } from '../signals/schemas.ts';
import { tellStanding } from './effects.ts';
import { type CaseRecord, cases, type FlagRecord, flags } from './model.ts';
import type { Fact, Severity } from './schemas.ts';
import { isAtLeast, likelihoodOf, riskOf, severityOf } from './weigh.ts';

/** A signal that fired about a creator. */
export interface NewFlag {
  signal: SignalName;
  creatorId: string;
  /** What within the signal it is about (a link, a buyer, a network): the same again brings the flag up to date. */
  subject?: string;
  severity: Severity;
  /** 0..1 */
  likelihood: number;
  /** What was seen. */
  code: FindingCode;
  /** In a person's own words, where a person said it. */
  text?: string;
  facts: Fact[];
  /** Brands that it is about, for what is about content: links to them may be paused. */
  brandIds?: string[];
  /** The commissions it is about; none for what concerns the account alone. */
  concern?: Omit<Concern, 'creatorId'>;
}

/** Each of these is another matter, told once; all other signals look at the same weeks again and again. */
const TOLD_ONCE: SignalName[] = ['manual', 'report', 'content'];

const MOST_BRANDS = 50;

/** Why a case holds money, for the payee: "we are looking into how this order came about". */
export const HOLD_REASON = 'in_question';

/**
 * Opens a case about a creator, or joins her open one, and holds the commissions that the flag is about, and only those. A finding
 * like one that a reviewer cleared in the last weeks stays quiet unless it has become more severe.
 * @returns the case, or undefined when the finding stays quiet
 */
export async function raiseFlag(ctx: Context, flag: NewFlag): Promise<CaseRecord | undefined> {
  return inTransaction(ctx, async (tx) => {
    const settings = await currentSettings(tx);
    if (settings.trust.signalsOff.includes(flag.signal) || (await isCleared(tx, flag, settings))) return undefined;
    const before = (await openCaseOf(tx, flag.creatorId)) ?? (await openCase(tx, flag, settings));
    await writeFlag(
      tx,
      before,
      flag,
      await findConcerned(tx, { creatorId: flag.creatorId, ...flag.concern }),
      settings,
    );
    return weighCase(tx, before, settings);
  });
}

const openCaseOf = (tx: Context, creatorId: string): Promise<CaseRecord | null> =>
  cases(tx)
    .findOne({ creatorId, isOpen: true })
    .session(tx.session ?? null)
    .lean<CaseRecord>();

/** A reviewer looked at the same signal about the same creator lately, found nothing wrong, and it is no worse now. */
async function isCleared(tx: Context, flag: NewFlag, settings: VersionedSettings): Promise<boolean> {
  if (TOLD_ONCE.includes(flag.signal)) return false;
  const since = addDays(tx.clock.now(), -settings.trust.quietDays);
  const cleared = await cases(tx)
    .find({
      creatorId: flag.creatorId,
      signals: flag.signal,
      $or: [
        { 'decision.outcome': 'clear', 'decision.at': { $gte: since }, state: { $in: ['decided', 'closed'] } },
        { 'appeal.answer.granted': true, 'appeal.answer.at': { $gte: since } },
      ],
    })
    .limit(20)
    .session(tx.session ?? null)
    .lean<CaseRecord[]>();
  return cleared.some(({ severity }) => isAtLeast(severity, flag.severity));
}

async function openCase(tx: Context, flag: NewFlag, settings: VersionedSettings): Promise<CaseRecord> {
  const creator = (await findCreators(tx, [flag.creatorId])).get(flag.creatorId);
  if (!creator) throw missing();
  const now = tx.clock.now();
  const record: CaseRecord = {
    _id: tx.ids.next('cas'),
    creatorId: creator._id,
    creatorName: creator.displayName,
    words: wordsOf([creator.displayName]),
    state: 'open',
    isOpen: true,
    severity: flag.severity,
    likelihood: flag.likelihood,
    signals: [],
    atStake: [],
    riskMinor: 0,
    assignedTo: null,
    escalated: 0,
    escalateAt: addDays(now, settings.trust.escalateAfterDays),
    decision: null,
    history: [],
    appeal: null,
    openedAt: now,
    revision: 0,
  };
  await cases(tx).create([record], { session: tx.session ?? null });
  await audit(tx, {
    action: 'case.opened',
    subject: record._id,
    after: { creatorId: creator._id, signal: flag.signal },
  });
  return record;
}

async function writeFlag(
  tx: Context,
  { _id: caseId, creatorId }: CaseRecord,
  flag: NewFlag,
  commissionIds: string[],
  settings: VersionedSettings,
): Promise<void> {
  const now = tx.clock.now();
  const { signal, severity, likelihood, code, text = null, facts, brandIds = [] } = flag;
  const _id = flagId(caseId, signal, flag.subject);
  const known = await flags(tx)
    .findById(_id)
    .session(tx.session ?? null)
    .lean<FlagRecord>();
  // What once concerned the flag goes on concerning it, though its figures look at the last weeks only.
  const ids = [...new Set([...(known?.commissionIds ?? []), ...commissionIds])].slice(-5_000);
  const found = { signal, severity, likelihood, code, text, facts };
  const brands = [...new Set([...(known?.brandIds ?? []), ...brandIds])].slice(-MOST_BRANDS);
  const set = {
    caseId,
    creatorId,
    ...found,
    ...(brands.length > 0 ? { brandIds: brands } : {}),
    commissionIds: ids,
    lastAt: now,
  };
  await flags(tx)
    .updateOne({ _id }, { $set: set, $setOnInsert: { firstAt: now } }, { upsert: true })
    .session(tx.session ?? null);
  if (!known)
    await audit(tx, { action: 'flag.raised', subject: caseId, after: { signal, severity, likelihood, facts } });
  if (isAtLeast(severity, settings.trust.holdFrom) && commissionIds.length > 0)
    await holdCommissions(tx, commissionIds, caseId, HOLD_REASON);
}

/** Brings a case's severity, likelihood and money at stake in line with its flags. */
export async function weighCase(tx: Context, before: CaseRecord, settings: VersionedSettings): Promise<CaseRecord> {
  const rows = await flagsOf(tx, before._id);
  const likelihood = likelihoodOf(rows);
  const atStake = await stakeOf(tx, before._id, rows);
  const { programmeCurrency } = settings;
  const rates = await ratesOn(tx, tx.clock.now());
  const change = {
    severity: severityOf(rows),
    likelihood,
    signals: [...new Set(rows.map((row) => row.signal))].sort(),
    atStake,
    riskMinor: riskOf(atStake, likelihood, programmeCurrency, rates),
  };
  await cases(tx)
    .updateOne({ _id: before._id }, { $set: change, $inc: { revision: 1 } })
    .session(tx.session ?? null);
  const after: CaseRecord = { ...before, ...change, revision: before.revision + 1 };
  await tellStanding(tx, after.creatorId);
  return after;
}

/** What is held; where nothing is, what the flags are about. */
async function stakeOf(tx: Context, caseId: string, rows: FlagRecord[]): Promise<Money[]> {
  const held = await heldBy(tx, caseId);
  if (held.commissions > 0) return held.amounts;
  return sumOf(tx, [...new Set(rows.flatMap((row) => row.commissionIds))].slice(0, 10_000));
}

/** What a creator's open case already says of one matter. */
export async function findFlag(
  tx: Context,
  { creatorId, signal, subject }: { creatorId: string; signal: SignalName; subject: string },
): Promise<FlagRecord | null> {
  const open = await openCaseOf(tx, creatorId);
  return (
    open &&
    flags(tx)
      .findById(flagId(open._id, signal, subject))
      .session(tx.session ?? null)
      .lean<FlagRecord>()
  );
}

const flagId = (caseId: string, signal: SignalName, subject = ''): string => `${caseId}:${signal}:${subject}`;

/** All flags of a case, the severest first; at most 500. */
export async function flagsOf(tx: Context, caseId: string): Promise<FlagRecord[]> {
  return flags(tx)
    .find({ caseId })
    .sort({ likelihood: -1, _id: 1 })
    .limit(500)
    .session(tx.session ?? null)
    .lean<FlagRecord[]>();
}
