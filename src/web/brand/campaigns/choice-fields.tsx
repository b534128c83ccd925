import { MultiSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import { countryCodes, languageCodes, niches } from '../../public/apply/regions.ts';
import type { CampaignFormState } from './campaign-form.tsx';
import classes from './campaigns.module.css';

/** Whom it suits. Loaded lazily: searchable lists need code for positioning. */
export default function ChoiceFields({ form }: { form: CampaignFormState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { countries, languages } = useMemo(() => {
    const named = (codes: string[], name: (code: string) => string) =>
      codes
        .map((code) => ({ value: code, label: name(code) }))
        .sort((a, b) => a.label.localeCompare(b.label, format.language));
    return { countries: named(countryCodes, format.country), languages: named(languageCodes, format.languageName) };
  }, [format]);
  const common = { searchable: true, hidePickedOptions: true, clearable: true, limit: 300 } as const;
  const placeholder = (values: string[]) => (values.length === 0 ? t('campaigns.edit.all') : '');
  return (
    <div className={classes.fields}>
      <MultiSelect
        {...common}
        label={t('campaigns.edit.countries')}
        placeholder={placeholder(form.values.countries)}
        data={countries}
        maxValues={60}
        {...form.getInputProps('countries')}
      />
      <MultiSelect
        {...common}
        label={t('campaigns.edit.languages')}
        description={t('campaigns.edit.languagesHint')}
        placeholder={placeholder(form.values.languages)}
        data={languages}
        maxValues={20}
        {...form.getInputProps('languages')}
      />
      <MultiSelect
        {...common}
        label={t('campaigns.edit.niches')}
        placeholder={placeholder(form.values.niches)}
        data={niches.map((niche) => ({ value: niche, label: byCode(t, 'niche', niche, niche) }))}
        maxValues={20}
        {...form.getInputProps('niches')}
      />
      <div className={classes.pair}>
        <TextInput
          inputMode="numeric"
          maxLength={10}
          label={t('campaigns.edit.minFollowers')}
          {...form.getInputProps('minFollowers')}
        />
      </div>
    </div>
  );
}
