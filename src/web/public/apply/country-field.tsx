import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import CountrySelect from '../../kit/country-select.tsx';
import type { ApplyForm } from './apply-form-state.ts';

export default function CountryField({ form }: { form: ApplyForm }) {
  const { t } = useTranslation();
  const [guessed] = useState(form.values.country);
  const isGuess = guessed !== null && form.values.country === guessed;
  return (
    <CountrySelect
      label={t('public.apply.country')}
      description={isGuess ? t('public.apply.countryGuessed') : undefined}
      {...form.getInputProps('country')}
    />
  );
}
