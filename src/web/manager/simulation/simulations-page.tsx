import { Checkbox, Skeleton } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings.ts';
import { type Simulation, useSimulations } from '../../api/simulations.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink, ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { shareOfPaid } from './outcome.tsx';
import classes from './simulation.module.css';

// All its kinds of fields come after the first paint.
const NewSimulation = lazy(() => import('./new-simulation.tsx'));
const MOST_COMPARED = 4;

/** Try other rules on what was really sold, and look at what was tried before. */
export function SimulationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const settings = useSettings();
  const [chosen, setChosen] = useState<string[]>([]);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((old) => (isChosen ? [...old, id].slice(-MOST_COMPARED) : old.filter((each) => each !== id)));
  const columns: Column<Simulation>[] = [
    {
      key: 'choose',
      title: '',
      phone: 'action',
      render: ({ id, name, state }) => (
        <Checkbox
          aria-label={t('programme.simulation.compare.chooseOne', { name })}
          checked={chosen.includes(id)}
          disabled={state !== 'done'}
          onChange={(event) => choose(id, event.currentTarget.checked)}
        />
      ),
    },
    {
      key: 'name',
      title: t('programme.simulation.name'),
      phone: 'title',
      grow: '50%',
      render: ({ id, name }) => (
        <AnchorLink to="/manager/simulations/$simulationId" params={{ simulationId: id }}>
          {name}
        </AnchorLink>
      ),
    },
    {
      key: 'state',
      title: t('programme.simulation.state'),
      render: ({ state }) => t(`programme.simulation.states.${state}`),
    },
    {
      key: 'made',
      title: t('programme.settings.when'),
      phone: 'meta',
      render: ({ createdAt }) => <When at={createdAt} />,
    },
    {
      key: 'difference',
      title: t('programme.simulation.difference'),
      align: 'end',
      phone: 'value',
      render: ({ total, currency }) => (
        <TwoLines
          first={<Money value={{ amountMinor: total.simulatedMinor - total.actualMinor, currency }} signed />}
          second={shareOfPaid({ total }) === null ? null : format.rate(shareOfPaid({ total }) ?? 0)}
        />
      ),
    },
  ];
  return (
    <Page title={t('programme.simulation.title')} lead={t('programme.simulation.lead')}>
      {settings.error ? <ProblemAlert error={settings.error} retry={() => void settings.refetch()} /> : null}
      <Suspense fallback={<Skeleton height={320} />}>
        {settings.data ? <NewSimulation inForce={settings.data} /> : <Skeleton height={320} />}
      </Suspense>
      <Section
        title={t('programme.simulation.list')}
        aside={
          chosen.length > 1 ? (
            <ButtonLink size="xs" to="/manager/simulations/compare" search={{ ids: chosen }}>
              {t('programme.simulation.compare.button', { count: chosen.length })}
            </ButtonLink>
          ) : (
            <span className={classes.soft}>{t('programme.simulation.compare.choose')}</span>
          )
        }
        flush
      >
        <DataTable
          label={t('programme.simulation.list')}
          list={useSimulations()}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ name }) => name}
          searchLabel={t('programme.simulation.search')}
          empty={
            <EmptyState
              icon={IconFlask}
              title={t('programme.simulation.empty')}
              body={t('programme.simulation.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}
