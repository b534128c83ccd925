import { Anchor, SegmentedControl, Skeleton } from '@mantine/core';
import { IconTableOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
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

const PaidChart = lazy(() => import('./paid-chart.tsx'));
const cuts: Cut[] = ['tier', 'brand', 'country', 'month', 'role'];

type Row = NonNullable<SimulationResult['cuts'][Cut]>[number];

/** Paid against simulated by one of four cuts; the same as CSV. */
export function CutTable({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [cut, setCut] = useState<Cut>('tier');
  const nameOf = ({ key, name }: Row) => {
    if (cut === 'tier') return byCode(t, 'standingNames.tier', key, key);
    if (cut === 'month') return format.month(key);
    if (cut === 'role') return byCode(t, 'programme.simulation.roles', key, key);
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
      <CutChart
        rows={(result.cuts[cut] ?? []).map((row) => ({ ...row, name: nameOf(row) }))}
        currency={result.currency}
      />
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

const CHARTED = 12;

/** The rows with most money in them; a single one needs no chart. */
function CutChart({ rows, currency }: { rows: Row[]; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const charted = rows.toSorted((left, right) => right.simulatedMinor - left.simulatedMinor).slice(0, CHARTED);
  if (charted.length < 2) return null;
  const words = charted.map(({ name, actualMinor, simulatedMinor }) => {
    const [paid, simulated] = [actualMinor, simulatedMinor].map((amountMinor) =>
      format.money({ amountMinor, currency }),
    );
    return t('programme.simulation.bar', { name, paid, simulated });
  });
  return (
    <figure className={classes.cutChart} aria-label={words.join('; ')}>
      <div aria-hidden="true" className={classes.chartBody}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <PaidChart rows={charted} currency={currency} />
        </Suspense>
      </div>
    </figure>
  );
}
