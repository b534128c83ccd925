import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../kit/use-format.ts';
import { type Comparison, comparisons, type RangeName, ranges } from './report-search.ts';
import classes from './reports.module.css';
import type { Question } from './use-question.ts';

/** Which days, compared with which others, and of what alone. */
export function ReportTools({ question }: { question: Question }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, from, to, change } = question;
  const { range = '30', compare = 'none', focus, value = '', name } = search;
  const said =
    focus === 'country' ? (value === '' ? t('reports.unknownCountry') : format.country(value)) : (name ?? value);
  return (
    <div className={classes.tools}>
      <NativeSelect
        label={t('reports.range.label')}
        value={range}
        onChange={({ currentTarget }) => change({ range: currentTarget.value as RangeName, from, to })}
        data={ranges.map((each) => ({ value: each, label: t(`reports.range.${each}`) }))}
      />
      {range === 'own' ? (
        <>
          <DayField label={t('reports.from')} value={from} most={to} onChange={(day) => change({ from: day, to })} />
          <DayField label={t('reports.to')} value={to} least={from} onChange={(day) => change({ from, to: day })} />
        </>
      ) : null}
      <NativeSelect
        label={t('reports.compare.label')}
        value={compare}
        onChange={({ currentTarget }) => change({ compare: currentTarget.value as Comparison })}
        data={comparisons.map((each) => ({ value: each, label: t(`reports.compare.${each}`) }))}
      />
      {focus ? (
        <Button
          variant="light"
          className={classes.focus}
          rightSection={<IconX size={15} stroke={1.9} aria-hidden="true" />}
          aria-label={t('reports.everything', { name: said })}
          onClick={() => change({ focus: undefined, value: undefined, name: undefined, by: focus })}
        >
          {t(`reports.dimension.${focus}`)}: {said}
        </Button>
      ) : null}
    </div>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  least?: string;
  most?: string;
  onChange: (day: string) => void;
}

function DayField({ label, value, least, most, onChange }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      min={least}
      max={most}
      onChange={({ currentTarget }) => (currentTarget.value ? onChange(currentTarget.value) : undefined)}
    />
  );
}
