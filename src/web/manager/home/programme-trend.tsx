import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeSummary } from '../../api/types.ts';
import { Section } from '../../kit/section.tsx';
import { Trend, type TrendSeries } from '../../kit/trend.tsx';
import { summariseTrend, totalOf } from '../../kit/trend-summary.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './programme-trend.module.css';

const metrics = ['orders', 'clicks'] as const;

type Metric = (typeof metrics)[number];

/** Orders or clicks of the whole programme, last 30 days. */
export function ProgrammeTrend({ days }: { days: ProgrammeSummary['days'] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [metric, setMetric] = useState<Metric>('orders');
  const series: TrendSeries | undefined = days && {
    label: t(`manager.home.${metric}`),
    points: days.map((day) => ({ day: day.day, value: day[metric] })),
    format: format.number,
    color: metric === 'orders' ? 'var(--k-accent)' : 'var(--k-ink-faint)',
  };
  return (
    <Section title={t('manager.home.last30Days')}>
      <Trend
        series={series}
        summary={series ? t('manager.home.trendSummary', summariseTrend(series, format.day)) : t('kit.loading')}
        head={<p className={classes.total}>{series ? format.number(totalOf(series)) : '\u00a0'}</p>}
        controls={
          <SegmentedControl
            aria-label={t('manager.home.metric')}
            value={metric}
            onChange={(value) => setMetric(value as Metric)}
            data={metrics.map((value) => ({ value, label: t(`manager.home.${value}`) }))}
          />
        }
      />
    </Section>
  );
}
