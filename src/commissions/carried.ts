import { isCase } from './holders.ts';
import type { CommissionRecord, HoldNote } from './model.ts';
import type { Reversal } from './schemas.ts';

/** By whom, and why. */
export interface Holding {
  holds: string[];
  holdNotes: HoldNote[];
}

interface Place {
  creatorId: string;
  lineId: string;
  /** Another report of the order counts: which of its lines one of the old became, nobody can say. */
  replaced: boolean;
}

/**
 * Which cases hold what is earned on a line: whoever holds anything on it, whoever earns it by now; when another report of the order
 * counts, whoever holds anything of the order. So no report lets money out that a case holds.
 */
export function carriedHolds({ lineId, replaced }: Place, existing: CommissionRecord[]): Holding {
  const concerned = existing.filter((record) => replaced || record.lineId === lineId);
  const holds = [...new Set(concerned.flatMap((record) => record.holds))].filter(isCase);
  const notes = concerned.flatMap((record) => record.holdNotes ?? []);
  return {
    holds,
    holdNotes: holds.flatMap((holder) => notes.find(({ by }) => by === holder) ?? []),
  };
}

/** With what cases hold beside what is held already. */
export function joined(record: CommissionRecord, { holds, holdNotes }: Holding): Holding {
  const more = holds.filter((by) => !record.holds.includes(by));
  return {
    holds: [...record.holds, ...more],
    holdNotes: [...(record.holdNotes ?? []), ...holdNotes.filter(({ by }) => more.includes(by))],
  };
}

/**
 * A person's decision that also concerns what the same creator comes to earn on the line, or on an order that is reported in other
 * words. What somebody else earns was not decided about.
 */
export function carriedDecision({ creatorId, lineId, replaced }: Place, existing: CommissionRecord[]): Reversal | null {
  const decided = existing.filter(
    (record) => record.kind === 'sale' && record.creatorId === creatorId && record.reversal?.by === 'decision',
  );
  const onLine = decided.find((record) => record.lineId === lineId);
  return (onLine ?? (replaced ? decided[0] : undefined))?.reversal ?? null;
}
