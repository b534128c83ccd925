import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Percent as people write it, in basis points; undefined for what is no share from 0 to 100. */
export function bpsOf(percent: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(percent.trim()) ?? [];
  if (whole === undefined) return undefined;
  const bps = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return bps <= 10_000 ? bps : undefined;
}

interface ShareFieldProps {
  value: string;
  onChange: (value: string) => void;
  description?: string;
}

/** The agency's part of each commission, in percent. */
export function ShareField({ value, onChange, description }: ShareFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('agency.share')}
      description={description ?? t('agency.shareHint')}
      inputMode="decimal"
      rightSection="%"
      maxLength={6}
      value={value}
      error={bpsOf(value) === undefined ? t('agency.shareError') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
