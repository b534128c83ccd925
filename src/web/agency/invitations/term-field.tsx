import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const terms = [3, 6, 12, 24, 36];

/** How long the agreement lasts; null: until one side unlinks. */
export function TermField({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('terms.term')}
      description={t('invite.termHint')}
      value={value === null ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      data={[
        ...terms.map((months) => ({ value: String(months), label: t('terms.months', { count: months }) })),
        { value: '', label: t('terms.noTerm') },
      ]}
    />
  );
}
