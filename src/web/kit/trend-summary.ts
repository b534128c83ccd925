import type { TrendSeries } from './trend.tsx';

export const totalOf = ({ points }: TrendSeries): number => points.reduce((sum, point) => sum + point.value, 0);

/** The words that go into a chart's text alternative: total, peak and its day. */
export function summariseTrend(
  series: TrendSeries,
  sayDay: (day: string) => string,
): { label: string; total: string; day: string; most: string } {
  const { label, points, format } = series;
  const peak = points.toSorted((a, b) => b.value - a.value)[0];
  return { label, total: format(totalOf(series)), day: peak ? sayDay(peak.day) : '', most: format(peak?.value ?? 0) };
}
