import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type SimulationResult, useSimulationsById } from '../../api/simulations.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { differenceOf, headlineOf, shareOfPaid } from './outcome.tsx';
import classes from './simulation.module.css';
import { Tried } from './tried.tsx';

const route = getRouteApi('/manager/simulations/compare');

/** Saved simulations side by side: what each would have cost, and whom it helps. */
export function ComparePage() {
  const { t } = useTranslation();
  const { ids } = route.useSearch();
  const { results, error, retry } = useSimulationsById(ids);
  return (
    <Page
      title={t('programme.simulation.compare.title')}
      lead={t('programme.simulation.compare.lead')}
      back={{ to: '/manager/simulations', label: t('programme.simulation.back') }}
    >
      {error ? <ProblemAlert error={error} retry={retry} /> : null}
      {ids.length < 2 ? <p>{t('programme.simulation.compare.choose')}</p> : null}
      {!results && !error ? <Skeleton height={320} /> : null}
      {results && ids.length > 1 ? <Comparison results={results} /> : null}
    </Page>
  );
}

function Comparison({ results }: { results: SimulationResult[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const widest = Math.max(1, ...results.map((result) => Math.abs(differenceOf(result))));
  const months = new Set(results.map(({ input }) => `${input.fromMonth} ${input.throughMonth}`));
  return (
    <>
      {months.size > 1 ? <p className={classes.soft}>{t('programme.simulation.compare.otherMonths')}</p> : null}
      <div className={classes.compared}>
        {results.map((result) => (
          <Section key={result.id}>
            <h2 className={classes.comparedName}>
              <AnchorLink to="/manager/simulations/$simulationId" params={{ simulationId: result.id }}>
                {result.name}
              </AnchorLink>
            </h2>
            <Tried result={result} />
            <p className={classes.comparedHeadline}>{headlineOf(result, t, format)}</p>
            <div className={classes.bar} aria-hidden="true">
              <span
                data-less={differenceOf(result) < 0 || undefined}
                style={{ inlineSize: `${(100 * Math.abs(differenceOf(result))) / widest}%` }}
              />
            </div>
            <Figures result={result} />
          </Section>
        ))}
      </div>
    </>
  );
}

function Figures({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, currency, gain, lose, same } = result;
  const money = (amountMinor: number) => format.money({ amountMinor, currency });
  const share = shareOfPaid(result);
  const rows: [string, string][] = [
    [t('programme.simulation.paid'), money(total.actualMinor)],
    [t('programme.simulation.simulated'), money(total.simulatedMinor)],
    [
      t('programme.simulation.difference'),
      `${money(differenceOf(result))}${share === null ? '' : ` (${format.rate(share)})`}`,
    ],
    [t('programme.simulation.gain'), format.number(gain)],
    [t('programme.simulation.lose'), format.number(lose)],
    [t('programme.simulation.same'), format.number(same)],
  ];
  return (
    <dl className={classes.figures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
