import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { conflict, invalid, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { currentSettings } from '../settings/index.ts';
import { toRule } from './find-rules.ts';
import { type RuleRecord, ruleBooks, ruleRecords } from './model.ts';
import { loadProgrammeRates, programmeRateOfOldest } from './programme-rate.ts';
import { delaysOf, overlapping } from './protect-rates.ts';
import { type ParsedRule, RuleInput } from './rule-input.ts';
import type { CommissionRule } from './rules.ts';

const CLOCK_SLACK_MS = 60_000;

/**
 * Puts a rule in force, or a new version in the place of one (`supersedes`). Orders that were placed before it keep theirs. An
 * increase counts at once; a decrease reaches those who promote already after the days of protection. Admins may, and the
 * programme's own jobs: a campaign sets its rules `asSystem`, once it has checked who acts.
 * @throws conflict `rule_overlaps` when one for exactly the same is in force in its period; `rule_changed` when the version that
 *   it supersedes is not the last
 */
export async function setRule(ctx: Context, input: RuleInput): Promise<RuleRecord> {
  requireManager(ctx, []);
  const wanted = RuleInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const from = beginOf(wanted, now);
    if (wanted.match.brandId && !(await findBrands(tx, [wanted.match.brandId])).has(wanted.match.brandId))
      throw missing();
    await openBook(tx, wanted.match.brandId);
    const others = await relatives(tx, wanted, from);
    const before = wanted.supersedes === null ? undefined : await lastVersion(tx, wanted.supersedes);
    refuseOverlap(wanted, from, others, before);
    const { protectionDays, programmeRateBps } = (await currentSettings(tx)).commission;
    const { rates } = await loadProgrammeRates(tx, from);
    const kept = programmeRateOfOldest(rates, from)?.rateBps ?? programmeRateBps;
    const protection = { days: protectionDays, fallback: { kind: 'rate' as const, rateBps: kept } };
    const { delays, lingers } = delaysOf(wanted, from, others.map(toRule), before && toRule(before), protection);
    if (before) await end(tx, before, from, lingers);
    const id = tx.ids.next('rul');
    const rule: RuleRecord = {
      _id: id,
      seriesId: before?.seriesId ?? id,
      version: (before?.version ?? 0) + 1,
      name: wanted.name,
      scope: wanted.scope,
      match: defined(wanted.match),
      pay: wanted.pay,
      from,
      until: wanted.until,
      endedAt: null,
      delays,
      lingers: null,
      campaignId: wanted.campaignId,
      budget: wanted.budget,
      createdAt: now,
      createdBy: actorOf(tx),
      endedBy: null,
      goneAt: wanted.until,
      notice: delays.length > 0 ? { afterCreatorId: null, done: false } : null,
    };
    await ruleRecords(tx).create([rule], { session: tx.session ?? null });
    await audit(tx, { action: 'rule.set', subject: id, before: before ?? null, after: rule });
    return rule;
  });
}

/**
 * Ends a rule now; what it was is kept. Those who promote already keep it for the days of protection, unless it was a boost, or
 * part of a campaign or of somebody's own terms.
 */
export async function endRule(ctx: Context, id: string): Promise<RuleRecord> {
  requireManager(ctx, []);
  return inTransaction(ctx, async (tx) => {
    const rule = await ruleRecords(tx)
      .findById(id)
      .session(tx.session ?? null)
      .lean<RuleRecord>();
    if (!rule) throw missing();
    const now = tx.clock.now();
    if (rule.endedAt !== null || (rule.until !== null && rule.until <= now))
      throw conflict('rule_over', 'This rule is over already.');
    await openBook(tx, rule.match.brandId);
    const { protectionDays } = (await currentSettings(tx)).commission;
    const isProtected = ['product', 'category', 'brand', 'programme'].includes(rule.scope) && rule.from < now;
    const lingers = isProtected ? { promotingBefore: now, until: addDays(now, protectionDays) } : null;
    const notice = lingers ? { afterCreatorId: null, done: false } : null;
    await end(tx, rule, now > rule.from ? now : rule.from, lingers, notice);
    await audit(tx, { action: 'rule.ended', subject: id, before: rule, after: { endedAt: now, lingers } });
    return { ...rule, endedAt: now, lingers };
  });
}

function beginOf(wanted: ParsedRule, now: Date): Date {
  const from = wanted.from ?? now;
  if (from.getTime() < now.getTime() - CLOCK_SLACK_MS)
    throw invalid('rule_backdated', 'A rule cannot reach back: past orders keep what they were told.', [
      { path: 'from', message: 'lies in the past' },
    ]);
  const begin = from < now ? now : from;
  if (wanted.until && wanted.until <= begin)
    throw invalid('rule_period', 'The rule would be over before it begins.', [
      { path: 'until', message: 'is not after the beginning' },
    ]);
  return begin;
}

/** Whoever changes rules of a brand waits for whoever else does, so that neither misses what the other writes. */
export async function openBook(tx: Context, brandId: string | undefined): Promise<void> {
  await ruleBooks(tx)
    .updateOne({ _id: brandId ?? 'programme' }, { $inc: { changes: 1 } }, { upsert: true })
    .session(tx.session ?? null);
}

const relatives = (tx: Context, { match }: ParsedRule, from: Date): Promise<RuleRecord[]> =>
  ruleRecords(tx)
    .find({
      'match.brandId': { $in: match.brandId ? [match.brandId, null] : [null] },
      'match.creatorId': { $in: match.creatorId ? [match.creatorId, null] : [null] },
      $or: [{ goneAt: null }, { goneAt: { $gt: from } }],
    })
    .limit(20_000)
    .session(tx.session ?? null)
    .lean<RuleRecord[]>();

async function lastVersion(tx: Context, id: string): Promise<RuleRecord> {
  const found = await ruleRecords(tx)
    .findById(id)
    .session(tx.session ?? null)
    .lean<RuleRecord>();
  if (!found) throw missing();
  if (found.endedAt !== null)
    throw conflict('rule_changed', 'Somebody changed or ended this rule since you opened it.');
  return found;
}

function refuseOverlap(wanted: ParsedRule, from: Date, others: RuleRecord[], before: RuleRecord | undefined): void {
  if (before && (before.scope !== wanted.scope || !sameMatch(before, wanted)))
    throw invalid('rule_other_match', 'A new version is about the same as the one before; end that and add another.', [
      { path: 'match', message: 'differs from the version before' },
    ]);
  const clash = overlapping(
    wanted,
    from,
    others.map(toRule).filter((rule) => rule.id !== before?._id),
  );
  if (clash)
    throw conflict('rule_overlaps', `The rule “${clash.name || clash.id}” is for the same and in force in that time.`, [
      { path: 'from', message: `overlaps with rule ${clash.id}` },
    ]);
}

const sameMatch = (before: RuleRecord, wanted: ParsedRule): boolean =>
  JSON.stringify(inOrder(before.match)) === JSON.stringify(inOrder(wanted.match));
const inOrder = ({ brandId, creatorId, category, skus }: CommissionRule['match'] | ParsedRule['match']) => [
  brandId,
  creatorId,
  category,
  skus?.toSorted(),
];

async function end(
  tx: Context,
  { _id, until, notice: before }: RuleRecord,
  endedAt: Date,
  lingers: CommissionRule['lingers'],
  notice: RuleRecord['notice'] = before,
): Promise<void> {
  const last = lingers?.until ?? endedAt;
  const goneAt = until !== null && until < last ? until : last;
  const { matchedCount } = await ruleRecords(tx)
    .updateOne({ _id, endedAt: null }, { $set: { endedAt, lingers, goneAt, endedBy: actorOf(tx), notice } })
    .session(tx.session ?? null);
  if (matchedCount !== 1) throw conflict('rule_changed', 'Somebody changed or ended this rule since you opened it.');
}

const actorOf = ({ actor }: Context): string => (actor.kind === 'user' ? actor.userId : actor.kind);

const defined = (match: ParsedRule['match']): CommissionRule['match'] =>
  Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined));
