import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/use-format.ts';
import type { ApplyForm } from './apply-form-state.ts';
import { languageCodes } from './regions.ts';

const mostLanguages = 10;

export default function LanguagesField({ form }: { form: ApplyForm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const languages = useMemo(() => {
    const named = languageCodes.map((code) => ({ value: code, label: format.languageName(code) }));
    return named.sort((a, b) => a.label.localeCompare(b.label, format.language));
  }, [format]);
  return (
    <MultiSelect
      label={t('public.apply.languages')}
      size="md"
      required
      withAsterisk={false}
      searchable
      hidePickedOptions
      data={languages}
      maxValues={mostLanguages}
      placeholder={t('public.apply.languagesPlaceholder')}
      nothingFoundMessage={t('kit.nothingFound')}
      {...form.getInputProps('languages')}
    />
  );
}
