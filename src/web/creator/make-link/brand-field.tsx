import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '../../api/list.ts';
import type { Brand } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './make-link.module.css';

interface BrandFieldProps {
  brands: ListQuery<Brand>;
  value: string | null;
  error: string | null;
  onChange: (brandId: string | null) => void;
}

/** Brands with what they pay. */
export function BrandField({ brands, value, error, onChange }: BrandFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (brands.error && !brands.rows) return <ProblemAlert error={brands.error} retry={brands.retry} />;
  const byId = new Map(brands.rows?.map((brand) => [brand.id, brand]));
  return (
    <Select
      size="md"
      label={t('creator.makeLink.brand')}
      placeholder={t('creator.makeLink.brandPlaceholder')}
      data={[...byId.values()].map((brand) => ({ value: brand.id, label: brand.name }))}
      value={value}
      error={error}
      onChange={onChange}
      disabled={!brands.rows}
      searchable
      limit={100}
      allowDeselect={false}
      nothingFoundMessage={brands.rows?.length === 0 ? t('creator.makeLink.noBrands') : t('kit.nothingFound')}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <Truncate>{option.label}</Truncate>
          <small>{t('creator.makeLink.brandRate', { rate: format.rate(byId.get(option.value)?.rateBps ?? 0) })}</small>
        </span>
      )}
    />
  );
}
