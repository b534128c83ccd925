import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './simulation.module.css';
import type { RateRow } from './simulation-draft.ts';

interface RateRowsProps {
  of: 'brand' | 'category';
  rows: RateRow[];
  onChange: (rows: RateRow[]) => void;
  /** What may be chosen; typed where left out. */
  options?: { value: string; label: string }[];
  problem: (index: number) => string | undefined;
}

/** Rates of brands, or of categories: a row each. */
export function RateRows({ of, rows, onChange, options, problem }: RateRowsProps) {
  const { t } = useTranslation();
  const set = (key: number, change: Partial<RateRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const add = () => onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, of: '', rate: '' }]);
  const label = t(`programme.simulation.${of}`);
  return (
    <div className={classes.rates}>
      {rows.map((row, index) => (
        <div key={row.key} className={classes.rate}>
          {options ? (
            <Select
              aria-label={label}
              placeholder={label}
              data={options}
              value={row.of || null}
              searchable
              onChange={(value) => set(row.key, { of: value ?? '' })}
            />
          ) : (
            <TextInput
              aria-label={label}
              placeholder={label}
              value={row.of}
              onChange={(event) => set(row.key, { of: event.currentTarget.value })}
            />
          )}
          <NumberInput
            aria-label={t('programme.simulation.rateOf', { of: label })}
            placeholder="%"
            value={row.rate}
            onChange={(rate) => set(row.key, { rate })}
            min={0}
            hideControls
            error={problem(index)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('programme.simulation.removeRate')}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        {t(`programme.simulation.add_${of}`)}
      </Button>
    </div>
  );
}
