import { addDays, utcDay } from '../../kit/clock.ts';

/** Whose results: the whole programme's, a brand's, a creator's, an agency's, a campaign's. */
export type Scope = 'programme' | `brand:${string}` | `creator:${string}` | `agency:${string}` | `campaign:${string}`;

export const DIMENSIONS = ['day', 'campaign', 'creator', 'brand', 'link', 'product', 'country'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** By these a scope may have thousands of values: they are counted by the month as well, so that long ranges stay short to read. */
const LARGE: Dimension[] = ['creator', 'link', 'product'];

/** A creator's or a campaign's own results are few enough by the day. */
export const hasMonths = (scope: Scope, dimension: Dimension): boolean =>
  LARGE.includes(dimension) && !scope.startsWith('creator:') && !scope.startsWith('campaign:');

/**
 * The key of a counter: rows of one scope, dimension and period lie together in the order of days. The value comes last, because only
 * it can have any letter in it. Of `day` it is empty.
 */
export const keyOf = (scope: Scope, dimension: Dimension, period: string, currency: string, value: string): string =>
  `${scope}|${dimension}|${period.length === 7 ? 'month' : 'day'}|${period}|${currency}|${value}`;

export interface DayRange {
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
}

/** Bounds of keys: from, inclusive, to, exclusive. */
export interface KeyRange {
  from: string;
  to: string;
}

/** `}` sorts behind `|`. */
const between = (prefix: string, first: string, last: string): KeyRange => ({
  from: `${prefix}|${first}|`,
  to: `${prefix}|${last}}`,
});

/** Where the counters of a range of days lie: whole months where there are counters of months, days at both ends. */
export function keyRanges(scope: Scope, dimension: Dimension, range: DayRange): KeyRange[] {
  const { days, months } = hasMonths(scope, dimension) ? splitRange(range) : { days: [range], months: null };
  return [
    ...days.map((part) => between(`${scope}|${dimension}|day`, part.from, part.to)),
    ...(months ? [between(`${scope}|${dimension}|month`, months.from, months.to)] : []),
  ];
}

/** The whole months of a range, and the days before and after. */
export function splitRange({ from, to }: DayRange): { days: DayRange[]; months: DayRange | null } {
  const first = from.endsWith('-01') ? from.slice(0, 7) : monthAfter(from);
  const last = isLastOfMonth(to) ? to.slice(0, 7) : monthBefore(to);
  if (first > last) return { days: [{ from, to }], months: null };
  const head = { from, to: dayBefore(`${first}-01`) };
  const tail = { from: `${monthAfter(last)}-01`, to };
  return { days: [head, tail].filter((part) => part.from <= part.to), months: { from: first, to: last } };
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayBefore = (day: string): string => utcDay(addDays(at(day), -1));
const isLastOfMonth = (day: string): boolean => utcDay(addDays(at(day), 1)).endsWith('-01');
const monthBefore = (day: string): string => dayBefore(`${day.slice(0, 7)}-01`).slice(0, 7);
const monthAfter = (day: string): string => utcDay(addDays(at(`${day.slice(0, 7)}-28`), 4)).slice(0, 7);

/** Every day of a range, in order. */
export function daysIn({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = utcDay(addDays(at(day), 1))) days.push(day);
  return days;
}
