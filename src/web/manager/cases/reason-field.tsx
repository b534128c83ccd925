import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const shortest = 10;

export const isLongEnough = (reason: string): boolean => reason.trim().length >= shortest;

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Whether it was sent once: before that nothing is complained about. */
  tried: boolean;
}

/** The reason that the creator reads. */
export function ReasonField({ value, onChange, tried }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('trust.reason')}
      description={t('trust.reasonHint')}
      autosize
      minRows={3}
      maxRows={8}
      maxLength={1_000}
      data-autofocus
      value={value}
      error={tried && !isLongEnough(value) ? t('trust.reasonMissing') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
