import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings.ts';
import { type Simulation, useSimulations } from '../../api/simulations.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';
import { NewSimulation } from './new-simulation.tsx';

/** Try other rules on what was really sold, and look at what was tried before. */
export function SimulationsPage() {
  const { t } = useTranslation();
  const settings = useSettings();
  const columns: Column<Simulation>[] = [
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
        <Money value={{ amountMinor: total.simulatedMinor - total.actualMinor, currency }} signed />
      ),
    },
  ];
  return (
    <Page title={t('programme.simulation.title')} lead={t('programme.simulation.lead')}>
      {settings.error ? <ProblemAlert error={settings.error} retry={() => void settings.refetch()} /> : null}
      {settings.data ? <NewSimulation inForce={settings.data} /> : null}
      <Section title={t('programme.simulation.list')} flush>
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
