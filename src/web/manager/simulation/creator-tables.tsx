import { Anchor } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { completeList } from '../../api/list.ts';
import type { SimulationResult } from '../../api/simulations.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import classes from './simulation.module.css';

type Row = SimulationResult['winners'][number];

/** Who gains most, who loses most, and everybody as CSV. */
export function CreatorTables({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const money = (amountMinor: number, signed = false) => (
    <Money value={{ amountMinor, currency: result.currency }} signed={signed} />
  );
  const columns: Column<Row>[] = [
    {
      key: 'creator',
      title: t('programme.simulation.creator'),
      phone: 'title',
      grow: '60%',
      render: ({ name, creatorId }) => <Truncate>{name || creatorId}</Truncate>,
    },
    {
      key: 'paid',
      title: t('programme.simulation.paid'),
      align: 'end',
      phone: 'meta',
      render: (row) => money(row.actualMinor),
    },
    {
      key: 'difference',
      title: t('programme.simulation.difference'),
      align: 'end',
      phone: 'value',
      render: (row) => money(row.simulatedMinor - row.actualMinor, true),
    },
  ];
  return (
    <>
      <div className={classes.columns}>
        {(['winners', 'losers'] as const).map((side) => (
          <Section key={side} title={t(`programme.simulation.${side}`)} flush>
            <DataTable
              label={t(`programme.simulation.${side}`)}
              list={completeList(result[side])}
              columns={columns}
              rowKey={({ creatorId }) => creatorId}
              empty={
                <EmptyState
                  icon={IconUserOff}
                  title={t('programme.simulation.nobody')}
                  body={t('programme.simulation.nobodyHint')}
                />
              }
            />
          </Section>
        ))}
      </div>
      <p className={classes.soft}>
        <Anchor href={`/v1/simulations/${result.id}/table.csv?of=creator`} download={`${result.name}-creators.csv`}>
          {t('programme.simulation.csvCreators')}
        </Anchor>
      </p>
    </>
  );
}
