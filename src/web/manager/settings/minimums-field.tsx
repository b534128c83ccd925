import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '../../kit/format.ts';
import classes from './settings.module.css';

interface MinimumsProps {
  label: string;
  /** What the rows are by: amounts of a currency are in it, those of a country in hundredths of any. */
  by: 'currency' | 'country';
  value: Record<string, number>;
  onChange: (value: Record<string, number>) => void;
  disabled: boolean;
  error?: string | undefined;
}

interface Row {
  key: number;
  code: string;
  minor: number | '';
}

/** Least payouts that differ, a row each. */
export function MinimumsField({ label, by, value, onChange, disabled, error }: MinimumsProps) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries(value).map(([code, minor], key) => ({ key, code, minor })),
  );
  const change = (next: Row[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.flatMap(({ code, minor }) => (code && minor !== '' ? [[code, minor]] : []))));
  };
  const set = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const scaleOf = (code: string) => (by === 'currency' && code.length === 3 ? 10 ** decimalsOf(code) : 100);
  return (
    <fieldset className={classes.minimums}>
      <legend>{label}</legend>
      {rows.map(({ key, code, minor }) => (
        <div key={key} className={classes.minimum}>
          <TextInput
            aria-label={t(`programme.settings.minimum.${by}`)}
            placeholder={by === 'currency' ? 'PLN' : 'BR'}
            maxLength={by === 'currency' ? 3 : 2}
            value={code}
            disabled={disabled}
            onChange={(event) => set(key, { code: event.currentTarget.value.toUpperCase() })}
          />
          <NumberInput
            aria-label={`${code}: ${t('programme.settings.field.payouts_minimumMinor')}`}
            value={minor === '' ? '' : minor / scaleOf(code)}
            onChange={(next) => set(key, { minor: next === '' ? '' : Math.round(Number(next) * scaleOf(code)) })}
            hideControls
            disabled={disabled}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('programme.settings.minimum.remove', { code })}
            disabled={disabled}
            onClick={() => change(rows.filter((row) => row.key !== key))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error ? <p className={classes.problem}>{error}</p> : null}
      {disabled ? null : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            setRows([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, code: '', minor: '' }])
          }
        >
          {t(`programme.settings.minimum.add_${by}`)}
        </Button>
      )}
    </fieldset>
  );
}
