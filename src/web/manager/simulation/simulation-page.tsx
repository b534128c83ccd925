import { Button, Progress, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type SimulationResult,
  useCancelSimulation,
  useRetrySimulation,
  useSimulation,
} from '../../api/simulations.ts';
import { Money } from '../../kit/money.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StatCard, StatGroup } from '../../kit/stat-card.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { CreatorTables } from './creator-tables.tsx';
import { CutTable } from './cut-table.tsx';
import { Outcome } from './outcome.tsx';
import { PutInForce } from './put-in-force.tsx';
import classes from './simulation.module.css';
import { StandingCounts } from './standing-counts.tsx';
import { Tried } from './tried.tsx';

const PaidChart = lazy(() => import('./paid-chart.tsx'));
const route = getRouteApi('/manager/simulations/$simulationId');

/** What would have been paid against what was: in all, by month, tier, brand and country, and by creator. */
export function SimulationPage() {
  const { t } = useTranslation();
  const { simulationId } = route.useParams();
  const simulation = useSimulation(simulationId);
  return (
    <Page
      title={simulation.data?.name ?? t('programme.simulation.title')}
      back={{ to: '/manager/simulations', label: t('programme.simulation.back') }}
      actions={simulation.data?.state === 'done' ? <PutInForce simulation={simulation.data} /> : undefined}
    >
      {simulation.error ? <ProblemAlert error={simulation.error} retry={() => void simulation.refetch()} /> : null}
      {simulation.isPending ? <Skeleton height={320} /> : null}
      {simulation.data ? <Result result={simulation.data} /> : null}
    </Page>
  );
}

function Result({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, currency, state } = result;
  const money = (amountMinor: number) => ({ amountMinor, currency });
  const months = (result.cuts.month ?? []).map((row) => ({ ...row, name: format.month(row.key) }));
  return (
    <>
      {state === 'failed' ? <Failed result={result} /> : null}
      {state === 'done' || state === 'failed' ? null : <Running result={result} />}
      <Tried result={result} />
      {state === 'done' ? <Outcome result={result} /> : null}
      <StatGroup>
        <StatCard label={t('programme.simulation.paid')} value={<Money value={money(total.actualMinor)} />} />
        <StatCard label={t('programme.simulation.simulated')} value={<Money value={money(total.simulatedMinor)} />} />
        <StatCard
          label={t('programme.simulation.difference')}
          value={<Money value={money(total.simulatedMinor - total.actualMinor)} signed />}
        />
        <StatCard
          label={`${t('programme.simulation.gain')} / ${t('programme.simulation.lose')} / ${t('programme.simulation.same')}`}
          value={`${format.number(result.gain)} / ${format.number(result.lose)} / ${format.number(result.same)}`}
        />
      </StatGroup>
      <Section title={t('programme.simulation.byMonth')}>
        <figure
          className={classes.chart}
          aria-label={t('programme.simulation.chart', {
            actual: format.money(money(total.actualMinor)),
            simulated: format.money(money(total.simulatedMinor)),
          })}
        >
          <div aria-hidden="true" className={classes.chartBody}>
            <Suspense fallback={<Skeleton height="100%" />}>
              <PaidChart rows={months} currency={currency} />
            </Suspense>
          </div>
        </figure>
      </Section>
      <StandingCounts result={result} />
      <CutTable result={result} />
      <CreatorTables result={result} />
      {result.unconverted > 0 ? (
        <p className={classes.soft}>{t('programme.simulation.unconverted', { count: result.unconverted })}</p>
      ) : null}
      <p className={classes.soft}>{t('programme.simulation.basis', { version: result.settingsVersion })}</p>
    </>
  );
}

/** Why it came no further, and a way on. */
function Failed({ result: { id, failure, progress } }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useRetrySimulation(id);
  const [creators, of] = [format.number(progress.creators), format.number(progress.of)];
  return (
    <>
      <Notice tone="loss" title={t('programme.simulation.failed.title', { creators, of })}>
        {t(`programme.simulation.failed.${failure?.reason ?? 'record'}`)} {t('programme.simulation.failed.soFar')}
      </Notice>
      {retry.error ? <ProblemAlert error={retry.error} /> : null}
      <div>
        <Button onClick={() => retry.mutate()} loading={retry.isPending}>
          {t('programme.simulation.failed.retry')}
        </Button>
      </div>
    </>
  );
}

function Running({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelSimulation(result.id);
  const { creators, of } = result.progress;
  const label = t('programme.simulation.progress', { creators: format.number(creators), of: format.number(of) });
  return (
    <Section title={t(`programme.simulation.states.${result.state}`)}>
      <div className={classes.running} role="status">
        <Progress
          size={10}
          radius="xl"
          value={of === 0 ? 0 : (100 * creators) / of}
          aria-label={label}
          className={classes.progress}
        />
        <span>
          {label}
          {result.failure ? ` · ${t('programme.simulation.failed.once')}` : ''}
        </span>
        {result.state === 'cancelled' ? null : (
          <Button size="xs" variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
            {t('programme.simulation.cancel')}
          </Button>
        )}
      </div>
    </Section>
  );
}
