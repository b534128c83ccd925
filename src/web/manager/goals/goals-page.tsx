import { Progress, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Goals, useGoals } from '../../api/standing.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { Trend, type TrendSeries } from '../../kit/trend.tsx';
import { summariseTrend } from '../../kit/trend-summary.ts';
import { useFormat } from '../../kit/use-format.ts';
import { EvaluationRuns } from './evaluation-runs.tsx';
import classes from './goals.module.css';

/** Creators and KOLs against what the programme was made for, with a forecast. */
export function GoalsPage() {
  const { t } = useTranslation();
  const goals = useGoals();
  return (
    <Page title={t('programme.goals.title')} lead={t('programme.goals.lead')}>
      {goals.error ? <ProblemAlert error={goals.error} retry={() => void goals.refetch()} /> : null}
      {goals.isPending ? <Skeleton height={260} /> : null}
      {goals.data ? <Board goals={goals.data} /> : null}
      <EvaluationRuns />
    </Page>
  );
}

function Board({ goals }: { goals: Goals }) {
  const { t } = useTranslation();
  const format = useFormat();
  const series: TrendSeries = {
    label: t('programme.goals.creators'),
    points: goals.days.map(({ day, count }) => ({ day, value: count })),
    format: format.number,
    color: 'var(--k-accent)',
  };
  const statuses = goals.byStatus.map(({ status, count }) => ({ name: t(`standingNames.status.${status}`), count }));
  const tiers = goals.byTier.map(({ tier, count }) => ({ name: t(`standingNames.tier.${tier}`), count }));
  return (
    <>
      <div className={classes.goals}>
        {goals.creators.map((goal) => (
          <GoalCard key={goal.goal} label={t('programme.goals.creators')} count={goals.joined} goal={goal} />
        ))}
        <GoalCard label={t('programme.goals.kols')} count={goals.kols.count} goal={goals.kols} />
      </div>
      <p className={classes.method}>{t('programme.goals.method')}</p>
      <Section title={t('programme.goals.joinedPerDay')}>
        <Trend
          series={series}
          summary={t('manager.home.trendSummary', summariseTrend(series, format.day))}
          controls={null}
        />
      </Section>
      <div className={classes.columns}>
        <Distribution title={t('programme.goals.byTier')} rows={tiers} />
        <Distribution title={t('programme.goals.byStatus')} rows={statuses} />
      </div>
    </>
  );
}

function GoalCard({ label, count, goal }: { label: string; count: number; goal: Goals['creators'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = Math.min(1, count / goal.goal);
  const { forecast } = goal;
  const day = (iso: string) => format.programmeDay(`${iso}T00:00:00Z`);
  return (
    <Section>
      <p className={classes.label}>{label}</p>
      <p className={classes.count}>
        {t('programme.goals.of', { count: format.number(count) as never, goal: format.number(goal.goal) })}
      </p>
      <Progress
        size={10}
        radius="xl"
        value={100 * share}
        aria-label={`${label}: ${t('programme.goals.share', { share: format.rate(Math.floor(share * 10_000)) })}`}
      />
      <p className={classes.soft}>{t('programme.goals.share', { share: format.rate(Math.floor(share * 10_000)) })}</p>
      {goal.reached ? <p className={classes.reached}>{t('programme.goals.reached')}</p> : null}
      {forecast ? (
        <>
          <p className={classes.forecast}>
            {forecast.on ? t('programme.goals.on', { day: day(forecast.on) }) : t('programme.goals.never')}
          </p>
          {forecast.earliest && forecast.latest ? (
            <p className={classes.soft}>
              {t('programme.goals.between', { earliest: day(forecast.earliest), latest: day(forecast.latest) })}
            </p>
          ) : null}
          <p className={classes.soft}>{t('programme.goals.pace', { pace: format.number(forecast.pacePerDay) })}</p>
        </>
      ) : null}
    </Section>
  );
}

function Distribution({ title, rows }: { title: string; rows: { name: string; count: number }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <Section title={title}>
      <table className={classes.bars} aria-label={`${title}: ${t('programme.goals.count')}`}>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={classes.barCell} aria-hidden="true">
                <span className={classes.bar} style={{ width: `${(100 * count) / most}%` }} />
              </td>
              <td className={classes.number}>{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
