import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { byCode } from '../../i18n/by-code.ts';
import { networkTitles } from '../../kit/network-icon.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { Bars, HourBars } from './bars.tsx';
import classes from './cases.module.css';

const TrendChart = lazy(() => import('../../kit/trend-chart.tsx'));

type Charts = CaseView['charts'];

/** The pictures of a case: where people came from, when, how fast they bought, and how the followers grew. */
export function CaseChartsView({ charts }: { charts: Charts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lags = charts.clickToOrder.map(({ label, orders }) => ({
    label: byCode(t, 'trust.lags', label, label),
    orders,
  }));
  const countries = charts.countries.map((row) => ({
    ...row,
    label: row.label === 'unknown' ? t('trust.charts.unknown') : format.country(row.label),
  }));
  return (
    <div className={classes.charts}>
      <Section title={t('trust.charts.clickToOrder')}>
        <Bars rows={lags} />
      </Section>
      <Section title={t('trust.charts.countries')}>
        <Bars rows={countries} />
      </Section>
      <Section title={t('trust.charts.hours')}>
        <HourBars rows={charts.hours} />
      </Section>
      <Section title={t('trust.charts.followers')}>
        <Followers history={charts.followers} />
      </Section>
    </div>
  );
}

/** Of the network with the most snapshots. */
function Followers({ history }: { history: Charts['followers'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = history.filter(({ followers }) => followers !== null);
  const byNetwork = [...Map.groupBy(known, ({ network }) => network)];
  const [network, snapshots] = byNetwork.toSorted(([, left], [, right]) => right.length - left.length)[0] ?? [];
  const first = snapshots?.[0];
  const last = snapshots?.at(-1);
  if (!network || !first || !last) return <p className={classes.soft}>{t('trust.charts.none')}</p>;
  const title = (networkTitles as Record<string, string>)[network] ?? network;
  const figure = (followers: number | null) => format.number(followers ?? 0);
  const points = snapshots.map(({ at, followers }) => ({ day: at.slice(0, 10), value: followers ?? 0 }));
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className={classes.soft}>
        {title}:{' '}
        {points.length === 1
          ? t('trust.charts.oneSnapshot', { followers: figure(last.followers) })
          : t('trust.charts.change', {
              before: figure(first.followers),
              after: figure(last.followers),
              from: format.programmeDay(first.at),
              to: format.programmeDay(last.at),
            })}
      </figcaption>
      {points.length > 1 ? (
        <div className={classes.line} aria-hidden="true">
          <Suspense fallback={null}>
            <TrendChart
              label={t('trust.charts.followers')}
              points={points}
              format={format.number}
              color="var(--k-accent)"
            />
          </Suspense>
        </div>
      ) : null}
    </figure>
  );
}
