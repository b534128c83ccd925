import { useTranslation } from 'react-i18next';
import CountrySelect from '../../kit/country-select.tsx';
import type { ApplyForm } from './apply-form-state.ts';

export default function CountryField({ form }: { form: ApplyForm }) {
  const { t } = useTranslation();
  return <CountrySelect label={t('public.apply.country')} {...form.getInputProps('country')} />;
}
