import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import classes from './trend.module.css';
import type { TrendSeries } from './trend.tsx';
import { useFormat } from './use-format.ts';

/** Below four, a scale would count in fractions of a click. */
const smallestScale = 4;

/** Loaded on its own: the chart library is larger than a page. */
export default function TrendChart({ label, points, before, format, color }: TrendSeries) {
  const { day: formatDay } = useFormat();
  const still = useReducedMotion();
  const most = Math.max(...[...points, ...(before?.points ?? [])].map((point) => point.value), 0);
  const data = before ? points.map((point, index) => ({ ...point, before: before.points[index]?.value ?? 0 })) : points;
  const earlier = before
    ? [{ name: 'before', label: before.label, color: 'var(--k-ink-faint)', strokeDasharray: '4 4' }]
    : [];
  return (
    <AreaChart
      h="100%"
      data={data}
      dataKey="day"
      series={[...earlier, { name: 'value', label, color }]}
      curveType="monotone"
      strokeWidth={2}
      fillOpacity={0.16}
      withDots={false}
      activeDotProps={{ r: 4, strokeWidth: 2 }}
      gridAxis="x"
      strokeDasharray="0"
      tickLine="none"
      gridColor="var(--k-line)"
      textColor="var(--k-ink-soft)"
      valueFormatter={(value) => format(value)}
      areaProps={{ isAnimationActive: !still, animationDuration: 350 }}
      areaChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 6, left: 0, bottom: 0 } }}
      xAxisProps={{ tickFormatter: formatDay, interval: 'preserveStartEnd', minTickGap: 48, tickMargin: 10 }}
      yAxisProps={{
        width: 'auto',
        tickCount: 4,
        tickFormatter: (value: number) => format(value, true),
        domain: [0, most < smallestScale ? smallestScale : 'auto'],
        allowDecimals: most >= smallestScale,
      }}
      tooltipProps={{
        content: ({ payload, active }) => {
          const point = payload?.[0]?.payload as { day: string; value: number; before?: number } | undefined;
          if (!active || !point) return null;
          return (
            <div className={classes.tooltip}>
              <p className={classes.tooltipDay}>{formatDay(point.day)}</p>
              <p>
                <span className={classes.tooltipValue}>{format(point.value)}</span> {label}
              </p>
              {before && point.before !== undefined ? (
                <p>
                  {format(point.before)} {before.label}
                </p>
              ) : null}
            </div>
          );
        },
      }}
    />
  );
}
