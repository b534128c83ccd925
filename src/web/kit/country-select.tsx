import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryCodes } from '../public/apply/regions.ts';
import { useFormat } from './use-format.ts';

/** A country of the world, found by typing. To be loaded lazily: searchable lists need code for positioning. */
export default function CountrySelect(props: SelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const countries = useMemo(() => {
    const named = countryCodes.map((code) => ({ value: code, label: format.country(code) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, format.language));
  }, [format]);
  return (
    <Select
      size="md"
      required
      withAsterisk={false}
      searchable
      data={countries}
      limit={300}
      autoComplete="country-name"
      nothingFoundMessage={t('kit.nothingFound')}
      {...props}
    />
  );
}
