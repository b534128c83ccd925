import { NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports.ts';
import { Trend, type TrendSeries } from '../kit/trend.tsx';
import { summariseTrend } from '../kit/trend-summary.ts';
import { useFormat } from '../kit/use-format.ts';
import { Change } from './report-figures.tsx';
import classes from './reports.module.css';
import { figureIn, type ShownFigure, shownFigures, useFigures } from './say-figures.ts';

/** One figure day by day, the earlier time as a dashed line behind it. */
export function ReportTrend({ report }: { report: Report | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [figure, setFigure] = useState<ShownFigure>('clicks');
  const { say, sayValue, change } = useFigures(report?.currency ?? 'EUR');
  const controls = (
    <NativeSelect
      aria-label={t('reports.shown')}
      value={figure}
      onChange={({ currentTarget }) => setFigure(currentTarget.value as ShownFigure)}
      data={shownFigures.map((each) => ({ value: each, label: t(`reports.figure.${each}`) }))}
      w={190}
    />
  );
  if (!report)
    return (
      <Trend
        series={undefined}
        summary={t('kit.loading')}
        head={<Skeleton height={40} width={140} />}
        controls={controls}
      />
    );
  const series: TrendSeries = {
    label: t(`reports.figure.${figure}`),
    points: report.data.map(({ value, figures }) => ({ day: value, value: figureIn(figures, figure) ?? 0 })),
    ...(report.compared
      ? {
          before: {
            label: t('reports.before'),
            points: report.data.map(({ value, before }) => ({
              day: value,
              value: before ? (figureIn(before, figure) ?? 0) : 0,
            })),
          },
        }
      : {}),
    format: (value, compact) => sayValue(figure, value, compact),
    color: 'var(--k-accent)',
  };
  const { label, day, most } = summariseTrend(series, format.day);
  return (
    <Trend
      series={series}
      summary={t('reports.trendSummary', { label, total: say(report.totals.figures, figure), day, most })}
      controls={controls}
      head={
        <p className={classes.total}>
          {say(report.totals.figures, figure)}{' '}
          <Change change={change(report.totals.figures, report.totals.before, figure)} />
        </p>
      }
    />
  );
}
