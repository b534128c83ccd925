import type { Context } from '../../context.ts';
import type { SignalName } from '../signals/schemas.ts';
import { type FlagRecord, flags } from './model.ts';
import type { Severity } from './schemas.ts';
import { isAtLeast } from './weigh.ts';

export interface RaisedFlag {
  creatorId: string;
  signal: SignalName;
  severity: Severity;
  /** At most 5,000. */
  commissionIds: string[];
}

const MOST = 2_000;

/** Flags that were raised about creators in a period, each with the commissions that it is about. At most 2,000 of 1,000 creators. */
export async function flagsRaised(ctx: Context, creatorIds: string[], from: Date, until: Date): Promise<RaisedFlag[]> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const rows = await flags(ctx)
    .find(
      { creatorId: { $in: creatorIds }, firstAt: { $gte: from, $lt: until } },
      { creatorId: 1, signal: 1, severity: 1, commissionIds: 1 },
    )
    .limit(MOST)
    .lean<FlagRecord[]>();
  return rows.map(({ creatorId, signal, severity, commissionIds }) => ({ creatorId, signal, severity, commissionIds }));
}

/** Which flags hold money. */
export interface HoldRules {
  holdFrom: Severity;
  signalsOff: readonly string[];
}

/** Whether a flag holds the commissions that it is about: the rule by which `raiseFlag` does. */
export const holdsMoney = ({ signal, severity }: Pick<RaisedFlag, 'signal' | 'severity'>, rules: HoldRules): boolean =>
  !rules.signalsOff.includes(signal) && isAtLeast(severity, rules.holdFrom);

export interface HeldFlags {
  flags: number;
  creators: number;
}

/** A flag that would hold money and does not, or the other way round. */
export interface OtherFlag {
  creatorId: string;
  /** At most 5,000. */
  commissionIds: string[];
  /** Under the rules that are tried. */
  holds: boolean;
}

const MOST_LOOKED_AT = 50_000;

/**
 * How many flags since an instant hold money, and of how many creators, under two sets of rules; and those on which they differ. Looks
 * at 50,000 flags at most, and tells 2,000 of those that differ.
 */
export async function compareHolds(
  ctx: Context,
  since: Date,
  before: HoldRules,
  after: HoldRules,
): Promise<{ before: HeldFlags; after: HeldFlags; others: OtherFlag[] }> {
  const rows = await flags(ctx)
    .find({ firstAt: { $gte: since }, 'commissionIds.0': { $exists: true } }, { creatorId: 1, signal: 1, severity: 1 })
    .limit(MOST_LOOKED_AT)
    .lean<Pick<FlagRecord, '_id' | 'creatorId' | 'signal' | 'severity'>[]>();
  const count = (rules: HoldRules): HeldFlags => {
    const held = rows.filter((flag) => holdsMoney(flag, rules));
    return { flags: held.length, creators: new Set(held.map((flag) => flag.creatorId)).size };
  };
  const differing = rows.filter((flag) => holdsMoney(flag, before) !== holdsMoney(flag, after)).slice(0, MOST);
  const whole = await flags(ctx)
    .find({ _id: { $in: differing.map(({ _id }) => _id) } }, { creatorId: 1, signal: 1, severity: 1, commissionIds: 1 })
    .lean<FlagRecord[]>();
  const others = whole.map((flag) => ({
    creatorId: flag.creatorId,
    commissionIds: flag.commissionIds,
    holds: holdsMoney(flag, after),
  }));
  return { before: count(before), after: count(after), others };
}
