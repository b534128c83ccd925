import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatorDay, CreatorSummary } from '../../api/types.ts';
import { formatChange } from '../../kit/format.ts';
import { Section } from '../../kit/section.tsx';
import { Trend, type TrendSeries } from '../../kit/trend.tsx';
import { summariseTrend, totalOf } from '../../kit/trend-summary.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './creator-home.module.css';

const metrics = ['clicks', 'orders', 'earned'] as const;

type Metric = (typeof metrics)[number];

const colors: Record<Metric, string> = {
  clicks: 'var(--k-ink-faint)',
  orders: 'var(--k-accent)',
  earned: 'var(--k-gain)',
};

function earnedMinor(day: CreatorDay, currency: string): number {
  return day.earned.find((amount) => amount.currency === currency)?.amountMinor ?? 0;
}

/** One figure of the summary as a series; amounts stay in minor units until they are said. */
function useSeries(summary: CreatorSummary, metric: Metric, currency: string): TrendSeries {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amountMinor: number, compact = false) => format.money({ amountMinor, currency }, compact);
  const figureOf = (day: CreatorDay) => (metric === 'earned' ? earnedMinor(day, currency) : day[metric]);
  return {
    label: t(`creator.home.${metric}`),
    points: summary.days.map((day) => ({ day: day.day, value: figureOf(day) })),
    format: metric === 'earned' ? money : format.number,
    color: colors[metric],
  };
}

interface EarningsTrendProps {
  summary: CreatorSummary | undefined;
  currency: string;
}

/** Clicks, orders or earnings of the last 30 days. */
export function EarningsTrend({ summary, currency }: EarningsTrendProps) {
  const { t } = useTranslation();
  const [metric, setMetric] = useState<Metric>('clicks');
  const controls = (
    <SegmentedControl
      aria-label={t('creator.home.metric')}
      value={metric}
      onChange={(value) => setMetric(value as Metric)}
      data={metrics.map((value) => ({ value, label: t(`creator.home.${value}`) }))}
    />
  );
  return (
    <Section title={t('creator.home.last30Days')}>
      {summary ? (
        <KnownTrend
          summary={summary}
          metric={metric}
          currency={summary.balances[0]?.currency ?? currency}
          controls={controls}
        />
      ) : (
        <Trend
          series={undefined}
          summary={t('kit.loading')}
          head={<Skeleton height={48} width={120} />}
          controls={controls}
        />
      )}
    </Section>
  );
}

interface KnownTrendProps {
  summary: CreatorSummary;
  metric: Metric;
  currency: string;
  controls: React.ReactNode;
}

function KnownTrend({ summary, metric, currency, controls }: KnownTrendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const series = useSeries(summary, metric, currency);
  const total = totalOf(series);
  const change = metric === 'earned' ? null : formatChange(total, summary.previous[metric], format.language);
  return (
    <Trend
      series={series}
      summary={t('creator.home.trendSummary', summariseTrend(series, format.day))}
      controls={controls}
      head={
        <>
          <p className={classes.total}>{series.format(total)}</p>
          <p className={classes.change}>{change ? t('creator.home.againstBefore', { change }) : '\u00a0'}</p>
        </>
      }
    />
  );
}
