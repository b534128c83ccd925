import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/use-format.ts';
import type { ApplyForm } from './apply-form-state.ts';
import { countryCodes } from './regions.ts';

export default function CountryField({ form }: { form: ApplyForm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const countries = useMemo(() => {
    const named = countryCodes.map((code) => ({ value: code, label: format.country(code) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, format.language));
  }, [format]);
  return (
    <Select
      label={t('public.apply.country')}
      size="md"
      required
      withAsterisk={false}
      searchable
      data={countries}
      limit={300}
      autoComplete="country-name"
      nothingFoundMessage={t('kit.nothingFound')}
      {...form.getInputProps('country')}
    />
  );
}
