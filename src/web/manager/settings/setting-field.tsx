import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { byCode } from '../../i18n/by-code.ts';
import { decimalsOf } from '../../kit/format.ts';
import { MinimumsField } from './minimums-field.tsx';
import { REACH, SEVERITIES, SIGNALS } from './setting-choices.ts';
import type { FieldKind, SettingField } from './setting-paths.ts';

const scales: Partial<Record<FieldKind, number>> = { count: 1, rate: 100, usd: 100, hundredths: 100 };

interface FieldProps {
  field: SettingField;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
  problem?: string | undefined;
}

/** One setting, in the unit that people think in. */
export function SettingInput(props: FieldProps) {
  const { t } = useTranslation();
  const { field, value, onChange, disabled, problem } = props;
  const label = byCode(t, 'programme.settings.field', field.path.replaceAll('.', '_'), field.path);
  const common = { label, disabled, error: problem };
  switch (field.kind) {
    case 'switch':
      return (
        <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case 'text':
      return (
        <TextInput
          {...common}
          value={String(value ?? '')}
          placeholder={t('programme.settings.nothing')}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'reach':
    case 'severity':
    case 'signals':
      return <ChoiceInput {...props} label={label} />;
    case 'byCurrency':
    case 'byCountry':
      return (
        <MinimumsField
          {...common}
          by={field.kind === 'byCurrency' ? 'currency' : 'country'}
          value={(value ?? {}) as Record<string, number>}
          onChange={onChange}
        />
      );
    default:
      return <NumberSetting {...props} label={label} />;
  }
}

function ChoiceInput({ field, value, onChange, disabled, problem, label }: FieldProps & { label: string }) {
  const { t } = useTranslation();
  const common = { label, disabled, error: problem };
  if (field.kind === 'signals')
    return (
      <MultiSelect
        {...common}
        searchable
        clearable
        data={SIGNALS.map((code) => ({ value: code, label: byCode(t, 'trust.signals', code, code) }))}
        value={(value ?? []) as string[]}
        onChange={onChange}
      />
    );
  const isReach = field.kind === 'reach';
  const words = isReach ? 'standingNames.reach' : 'trust.severities';
  return (
    <Select
      {...common}
      clearable={isReach}
      allowDeselect={isReach}
      placeholder={isReach ? t('programme.settings.notAsked') : ''}
      data={(isReach ? REACH : SEVERITIES).map((code) => ({ value: code, label: byCode(t, words, code, code) }))}
      value={(value ?? null) as string | null}
      onChange={onChange}
    />
  );
}

function NumberSetting({ field, value, onChange, disabled, problem, label }: FieldProps & { label: string }) {
  const { t } = useTranslation();
  const { currency } = useMe().programme;
  const isLimit = field.kind === 'limit';
  const scale = isLimit ? 10 ** decimalsOf(currency) : (scales[field.kind] ?? 1);
  const amount = value === null || value === undefined ? '' : Number(value) / scale;
  return (
    <NumberInput
      label={isLimit ? `${label}, ${currency}` : label}
      value={amount}
      // An emptied number is nothing where that means something, and otherwise the server says what is missing.
      onChange={(next) => onChange(next === '' ? (isLimit ? null : undefined) : Math.round(Number(next) * scale))}
      placeholder={isLimit ? t('programme.settings.noLimit') : ''}
      thousandSeparator=" "
      hideControls
      disabled={disabled}
      error={problem}
    />
  );
}
