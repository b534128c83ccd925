import { Anchor, SegmentedControl } from '@mantine/core';
import { IconTableOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeList } from '../../api/list.ts';
import type { Cut, SimulationResult } from '../../api/simulations.ts';
import { byCode } from '../../i18n/by-code.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './simulation.module.css';

const cuts: Cut[] = ['tier', 'brand', 'country', 'month'];

type Row = NonNullable<SimulationResult['cuts'][Cut]>[number];

/** Paid against simulated by one of four cuts; the same as CSV. */
export function CutTable({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [cut, setCut] = useState<Cut>('tier');
  const nameOf = ({ key, name }: Row) => {
    if (cut === 'tier') return byCode(t, 'standingNames.tier', key, key);
    if (cut === 'country') return key ? format.country(key) : t('programme.simulation.unknownCountry');
    return name;
  };
  const money = (amountMinor: number, signed = false) => (
    <Money value={{ amountMinor, currency: result.currency }} signed={signed} />
  );
  const columns: Column<Row>[] = [
    { key: 'name', title: t(`programme.simulation.cuts.${cut}`), phone: 'title', grow: '40%', render: nameOf },
    { key: 'paid', title: t('programme.simulation.paid'), align: 'end', render: (row) => money(row.actualMinor) },
    {
      key: 'simulated',
      title: t('programme.simulation.simulated'),
      align: 'end',
      render: (row) => money(row.simulatedMinor),
    },
    {
      key: 'difference',
      title: t('programme.simulation.difference'),
      align: 'end',
      phone: 'value',
      render: (row) => money(row.simulatedMinor - row.actualMinor, true),
    },
  ];
  const label = t('programme.simulation.cut');
  return (
    <Section
      title={label}
      aside={
        <div className={classes.aside}>
          <SegmentedControl
            aria-label={label}
            value={cut}
            onChange={(value) => setCut(value as Cut)}
            data={cuts.map((value) => ({ value, label: t(`programme.simulation.cuts.${value}`) }))}
          />
          <Anchor href={`/v1/simulations/${result.id}/table.csv?of=${cut}`} download={`${result.name}-${cut}.csv`}>
            {t('programme.simulation.csv')}
          </Anchor>
        </div>
      }
      flush
    >
      <DataTable
        label={`${label}: ${t(`programme.simulation.cuts.${cut}`)}`}
        list={completeList(result.cuts[cut] ?? [])}
        columns={columns}
        rowKey={({ key }) => key}
        searchText={nameOf}
        searchLabel={t('programme.simulation.search')}
        empty={
          <EmptyState
            icon={IconTableOff}
            title={t('programme.simulation.nobody')}
            body={t('programme.simulation.emptyHint')}
          />
        }
      />
    </Section>
  );
}
