import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { byCode } from '../../i18n/by-code.ts';
import type { FieldKind, SettingField } from './setting-paths.ts';

const scales: Record<Exclude<FieldKind, 'switch'>, number> = { count: 1, rate: 100, usd: 100, hundredths: 100 };

interface FieldProps {
  field: SettingField;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
  problem?: string | undefined;
}

/** One setting, in the unit that people think in. */
export function SettingInput({ field, value, onChange, disabled, problem }: FieldProps) {
  const { t } = useTranslation();
  const label = byCode(t, 'programme.settings.field', field.path.replaceAll('.', '_'), field.path);
  if (field.kind === 'switch')
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        disabled={disabled}
        error={problem}
      />
    );
  const scale = scales[field.kind];
  return (
    <NumberInput
      label={label}
      value={Number(value) / scale}
      onChange={(next) => onChange(Math.round(Number(next) * scale))}
      thousandSeparator=" "
      hideControls
      disabled={disabled}
      error={problem}
    />
  );
}
