import type { TFunction } from 'i18next';
import { byCode } from './by-code.ts';

/** What the server says against a field, and its name among our words; in the order in which they are tried. */
const REASONS: [RegExp, string][] = [
  [/^is more than 100 %$/, 'over100'],
  [/^is below zero$|^Too small: expected number to be >=0$/, 'belowZero'],
  [/^Too big: expected number to be <=10000$/, 'over100'],
  [/^Too big: expected (?:number|int) to be <=(\d+)$/, 'atMost'],
  [/^Too small: expected (?:number|int) to be >=(\d+)$/, 'atLeast'],
  [/^is not a current ISO 4217 currency code$/, 'currency'],
  [/^lies in the past$/, 'past'],
  [/^is not after the beginning$/, 'notAfter'],
  [/^overlaps with rule (\S+)$/, 'overlaps'],
  [/^differs from the version before$/, 'otherMatch'],
  [/^is needed: a boost has an end$/, 'boostEnds'],
  [/^is what an? \w+ rule is about$/, 'about'],
  [/^(\w+) has to start above (\w+)$/, 'startAbove'],
  [/^(\w+) cannot pay less than (\w+)$/, 'payLess'],
  [/^\w+ is where everybody starts, so it is from 0$/, 'firstTier'],
  [/^has to be above (\w+)$/, 'above'],
  [/^is before the first month$/, 'beforeFirst'],
  [/^is more than (\d+) months after the first$/, 'tooLong'],
  [/^is there a second time$/, 'twice'],
  [/^has nothing to try out/, 'nothingToTry'],
  [/^Invalid input: expected (?:number|int)/, 'number'],
  [/^Too small: expected string/, 'missing'],
  [/^Invalid input: expected string/, 'missing'],
];

/** A field's problem in the reader's language; as the server says it where we have no words for it. */
export function sayField(t: TFunction, message: string): string;
export function sayField(t: TFunction, message: string | undefined): string | undefined;
export function sayField(t: TFunction, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const [one = '', other = ''] = found.slice(1).map((name) => nameOf(t, name));
    return t(`fieldReasons.${key}` as 'fieldReasons.above', { one, other });
  }
  return message;
}

/** Tiers, statuses and classes by their names; numbers and ids as they are. */
const nameOf = (t: TFunction, code: string): string =>
  byCode(
    t,
    'standingNames.tier',
    code,
    byCode(t, 'standingNames.status', code, byCode(t, 'standingNames.reach', code, code)),
  );
