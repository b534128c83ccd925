import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useCatalogue } from '../../api/catalogue.ts';
import type { CampaignFormState } from './campaign-form.tsx';

interface Props {
  form: CampaignFormState;
  brandId: string;
  campaign: Campaign | undefined;
  isFixed: boolean;
}

/** Products of the catalogue, which the server searches. Loaded lazily. */
export default function ProductField({ form, brandId, campaign, isFixed }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 250);
  const [names, setNames] = useState(
    () => new Map(campaign?.products.map(({ sku, name }): [string, string] => [sku, name]) ?? []),
  );
  const { rows = [] } = useCatalogue(brandId, { q, state: 'listed' });
  const found = rows.map(({ sku, name }) => ({ value: sku, label: name }));
  const picked = form.values.skus
    .filter((sku) => !rows.some((row) => row.sku === sku))
    .map((sku) => ({ value: sku, label: names.get(sku) ?? sku }));
  const pick = (skus: string[]) => {
    setNames((known) => new Map([...known, ...rows.map(({ sku, name }): [string, string] => [sku, name])]));
    form.setFieldValue('skus', skus);
  };
  return (
    <MultiSelect
      label={t('campaigns.edit.products')}
      description={isFixed ? t('campaigns.edit.fixed') : t('campaigns.edit.productsHint')}
      disabled={isFixed}
      searchable
      hidePickedOptions
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      data={[...picked, ...found]}
      maxValues={100}
      nothingFoundMessage={t('kit.nothingFound')}
      {...form.getInputProps('skus')}
      onChange={pick}
    />
  );
}
