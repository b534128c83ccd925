import type { Context } from '../../context.ts';
import { ratesOn } from '../../fx/index.ts';
import { addMonths } from '../../kit/calendar.ts';
import { addDays, DAY_MS, utcDay } from '../../kit/clock.ts';
import { invalid, malformed } from '../../kit/errors.ts';
import { currentSettings } from '../../settings/index.ts';
import { type DayRange, daysIn } from './counter-key.ts';
import { figuresOf, measureOf, type ReportMoney } from './figures.ts';
import { type ByCurrency, type Subject, sumsByDay, sumsByValue, totalOf } from './find-sums.ts';
import { nameRows } from './name-rows.ts';
import { type Reader, subjectOf } from './readers.ts';
import type { Figures, Report, ReportMeasure, ReportQuery } from './schemas.ts';

const USUAL_DAYS = 30;
const MOST_DAYS = 732;

export interface ReportLine {
  value: string;
  figures: Figures;
}

/** A report before its rows are named and cut into pages. */
export interface WholeReport extends Omit<Report, 'data' | 'next'> {
  lines: ReportLine[];
  /** Figures of the same rows in the time compared with. */
  beforeOf(values: string[]): Promise<(value: string) => Figures | null>;
}

/** Results of a reader in a range of days, by day or by whatever they are told apart by: counters are read, never orders or clicks. */
export async function readReport(ctx: Context, reader: Reader, query: ReportQuery): Promise<Report> {
  const { lines, beforeOf, ...report } = await wholeReport(ctx, reader, query);
  const { by, sort, limit, cursor } = query;
  // Days are few and make the chart: they come at once.
  const shown = by === 'day' ? lines : pageOf(lines, sort, limit, cursor);
  const values = shown.map((line) => line.value);
  const [nameOf, before] = await Promise.all([nameRows(ctx, by, by === 'day' ? [] : values), beforeOf(values)]);
  const last = shown.at(-1);
  return {
    ...report,
    data: shown.map(({ value, figures }) => ({ value, ...nameOf(value), figures, before: before(value) })),
    next: last && last !== lines.at(-1) ? cursorAt(last, sort) : null,
  };
}

export async function wholeReport(ctx: Context, reader: Reader, query: ReportQuery): Promise<WholeReport> {
  const subject = await subjectOf(ctx, reader, query);
  const range = rangeOf(ctx, query);
  const compared = comparedWith(range, query.compare);
  const [days, daysBefore] = await Promise.all([
    sumsByDay(ctx, subject, range),
    compared ? sumsByDay(ctx, subject, compared) : new Map<string, ByCurrency>(),
  ]);
  const sold = [...days.values(), ...daysBefore.values()].flatMap((row) => [...row.keys()]);
  const money = await moneyOf(ctx, query, sold);
  const figures = (sums: ByCurrency | undefined) => figuresOf(only(sums ?? new Map(), query.currency), money);
  const { lines, isComplete } = await linesOf(ctx, subject, query, range, days, figures);
  return {
    by: query.by,
    ...range,
    compared,
    currency: money.currency,
    ratesOf: money.isConverted ? (money.rates?.day ?? null) : null,
    isComplete,
    totals: {
      figures: figures(totalOf(days, range)),
      before: compared && figures(totalOf(daysBefore, compared)),
    },
    lines,
    async beforeOf(values) {
      if (!compared) return () => null;
      if (query.by === 'day') return dayBefore(range, compared, (day) => figures(daysBefore.get(day)));
      const { sums } = await sumsByValue(ctx, subject.scope, query.by, compared, values);
      return (value) => figures(sums.get(value));
    },
  };
}

async function linesOf(
  ctx: Context,
  { scope }: Subject,
  { by, sort }: ReportQuery,
  range: DayRange,
  days: Map<string, ByCurrency>,
  figures: (sums: ByCurrency | undefined) => Figures,
): Promise<{ lines: ReportLine[]; isComplete: boolean }> {
  if (by === 'day')
    return { lines: daysIn(range).map((day) => ({ value: day, figures: figures(days.get(day)) })), isComplete: true };
  const { sums, isComplete } = await sumsByValue(ctx, scope, by, range);
  const lines = [...sums]
    .map(([value, own]) => ({ value, figures: figures(own) }))
    .filter((line) => line.figures.clicks > 0 || line.figures.orders > 0 || line.figures.commissionMinor !== 0)
    .map((line) => ({ ...line, place: measureOf(line.figures, sort) }))
    .sort((left, right) => right.place - left.place || (left.value < right.value ? -1 : 1));
  return { lines, isComplete };
}

/** Amounts in one currency alone, with the clicks, which have none. */
const only = (sums: ByCurrency, currency: string | undefined): ByCurrency =>
  currency === undefined ? sums : new Map([...sums].filter(([own]) => own === '' || own === currency));

function rangeOf(ctx: Context, query: ReportQuery): DayRange {
  const to = query.to ?? utcDay(ctx.clock.now());
  const from = query.from ?? utcDay(addDays(new Date(`${to}T00:00:00Z`), 1 - USUAL_DAYS));
  const days = daysBetween(from, to);
  if (days < 1 || days > MOST_DAYS)
    throw invalid('period_invalid', `Ask for 1 to ${MOST_DAYS} days.`, [
      {
        path: 'to',
        message: days < 1 ? 'lies before the first day' : `lies more than ${MOST_DAYS} days after the first`,
      },
    ]);
  return { from, to };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

function comparedWith({ from, to }: DayRange, compare: ReportQuery['compare']): DayRange | null {
  if (compare === 'none') return null;
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const count = daysBetween(from, to);
  if (compare === 'previous') return { from: utcDay(addDays(first, -count)), to: utcDay(addDays(first, -1)) };
  return { from: utcDay(addMonths(first, -12)), to: utcDay(addMonths(last, -12)) };
}

/** The first day is compared with the first, the second with the second. */
function dayBefore(range: DayRange, compared: DayRange, figures: (day: string) => Figures) {
  const before = daysIn(compared);
  const places = new Map(daysIn(range).map((day, place) => [day, before[place]]));
  return (day: string): Figures | null => {
    const at = places.get(day);
    return at === undefined ? null : figures(at);
  };
}

async function moneyOf(ctx: Context, { currency }: ReportQuery, sold: string[]): Promise<ReportMoney> {
  const currencies = [...new Set(sold)].filter((own) => own !== '');
  const single = currency ?? (currencies.length === 1 ? currencies[0] : undefined);
  if (single !== undefined) return { currency: single, rates: undefined, isConverted: false };
  const { programmeCurrency } = await currentSettings(ctx);
  const isConverted = currencies.length > 0;
  const rates = isConverted ? await ratesOn(ctx, ctx.clock.now()) : undefined;
  return { currency: programmeCurrency, rates, isConverted };
}

/** The rows behind a place in the order: pages stay in step while figures change. */
function pageOf(lines: ReportLine[], sort: ReportMeasure, limit: number, cursor: string | undefined): ReportLine[] {
  if (cursor === undefined) return lines.slice(0, limit);
  const [place, value] = readPlace(cursor);
  const behind = lines.filter((line) => {
    const own = measureOf(line.figures, sort);
    return own < place || (own === place && line.value > value);
  });
  return behind.slice(0, limit);
}

const cursorAt = ({ figures, value }: ReportLine, sort: ReportMeasure): string =>
  Buffer.from(JSON.stringify([measureOf(figures, sort), value])).toString('base64url');

function readPlace(cursor: string): [number, string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && Number.isFinite(place[0]) && typeof place[1] === 'string') return [place[0], place[1]];
  } catch {
    // Said below.
  }
  throw malformed('cursor_invalid', 'This cursor was not made by this list.');
}
