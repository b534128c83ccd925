import { ActionIcon, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Hint } from './hint.tsx';
import classes from './trend.module.css';
import { TrendTable } from './trend-table.tsx';

const TrendChart = lazy(() => import('./trend-chart.tsx'));

export interface TrendPoint {
  day: string;
  value: number;
}

export interface TrendSeries {
  /** What is counted: 'Clicks'. */
  label: string;
  points: TrendPoint[];
  /** The same figure in an earlier time, day beside day. */
  before?: { label: string; points: TrendPoint[] };
  format: (value: number, compact?: boolean) => string;
  color: string;
}

interface TrendProps {
  /** Undefined while loading. */
  series: TrendSeries | undefined;
  /** The chart in one sentence, for those who cannot see it. */
  summary: string;
  /** The figure that sums the chart up. */
  head?: ReactNode;
  /** What switches the chart to another figure. */
  controls: ReactNode;
}

/** A daily line with its sum above. The same figures are one press away as a table. */
export function Trend({ series, summary, head, controls }: TrendProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const toggle = asTable ? t('kit.showChart') : t('kit.showTable');
  return (
    <figure className={classes.trend}>
      <VisuallyHidden component="figcaption">{summary}</VisuallyHidden>
      <div className={classes.top}>
        <div className={classes.head}>{head}</div>
        <div className={classes.controls}>
          {controls}
          <Hint label={toggle}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={toggle}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <IconChartLine size={18} stroke={1.6} /> : <IconTable size={18} stroke={1.6} />}
            </ActionIcon>
          </Hint>
        </div>
      </div>
      <div className={classes.body}>
        <TrendBody series={series} asTable={asTable} />
      </div>
    </figure>
  );
}

function TrendBody({ series, asTable }: { series: TrendSeries | undefined; asTable: boolean }) {
  const waiting = <Skeleton height="100%" />;
  if (!series) return waiting;
  if (asTable) return <TrendTable {...series} />;
  return (
    <div aria-hidden="true" className={classes.chart}>
      <Suspense fallback={waiting}>
        <TrendChart {...series} />
      </Suspense>
    </div>
  );
}
