import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyResults } from '../../api/agency-results.ts';
import { Trend, type TrendSeries } from '../../kit/trend.tsx';
import { summariseTrend, totalOf } from '../../kit/trend-summary.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './share-trend.module.css';

interface ShareTrendProps {
  days: AgencyResults['days'] | undefined;
  currency: string;
  controls: ReactNode;
}

/** The agency's share, day by day. */
export function ShareTrend({ days, currency, controls }: ShareTrendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!days)
    return (
      <Trend
        series={undefined}
        summary={t('kit.loading')}
        head={<Skeleton height={48} width={120} />}
        controls={controls}
      />
    );
  const series: TrendSeries = {
    label: t('agency.home.share'),
    points: days.map(({ day, share }) => ({
      day,
      value: share.find((amount) => amount.currency === currency)?.amountMinor ?? 0,
    })),
    format: (amountMinor, compact = false) => format.money({ amountMinor, currency }, compact),
    color: 'var(--k-gain)',
  };
  return (
    <Trend
      series={series}
      summary={t('agency.home.trendSummary', summariseTrend(series, format.day))}
      controls={controls}
      head={<p className={classes.total}>{series.format(totalOf(series))}</p>}
    />
  );
}
