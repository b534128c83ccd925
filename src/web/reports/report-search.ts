/** What a report can be told apart by. */
export const dimensions = ['day', 'campaign', 'creator', 'brand', 'link', 'product', 'country'] as const;
export type Dimension = (typeof dimensions)[number];

export const ranges = ['7', '30', '90', 'month', 'lastMonth', 'year', 'own'] as const;
export type RangeName = (typeof ranges)[number];

export const comparisons = ['none', 'previous', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/** A report's question as it stands in the address: it can be kept and sent on. */
export interface ReportSearch {
  by?: Dimension;
  range?: RangeName;
  /** Of a range of one's own. */
  from?: string;
  to?: string;
  compare?: Comparison;
  /** One row that is looked at alone: `link`, its id, and what it is called. */
  focus?: Dimension;
  value?: string;
  name?: string;
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((known) => known === String(value));
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : undefined;
const day = (value: unknown): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined;

/** Whatever stands in the address that is no part of a question is left out. */
export const readReportSearch = (search: Record<string, unknown>): ReportSearch => ({
  by: oneOf(dimensions, search.by),
  range: oneOf(ranges, search.range),
  from: day(search.from),
  to: day(search.to),
  compare: oneOf(comparisons, search.compare),
  focus: oneOf(dimensions, search.focus),
  value: text(search.value),
  name: text(search.name),
});

const dayMs = 86_400_000;
const asDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** First and last day of a range; days are those of the programme's calendar, which is UTC. */
export function daysOf({ range = '30', from, to }: ReportSearch, now: Date): { from: string; to: string } {
  const today = asDay(now.getTime());
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (range === 'own' && from && to) return { from, to };
  if (range === 'month') return { from: asDay(Date.UTC(year, month, 1)), to: today };
  if (range === 'lastMonth') return { from: asDay(Date.UTC(year, month - 1, 1)), to: asDay(Date.UTC(year, month, 0)) };
  if (range === 'year') return { from: asDay(Date.UTC(year, 0, 1)), to: today };
  return { from: asDay(now.getTime() - ((Number(range) || 30) - 1) * dayMs), to: today };
}
