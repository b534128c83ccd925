import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProducts } from '../../api/links.ts';
import type { Brand } from '../../api/types.ts';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './make-link.module.css';

export type DestinationMode = 'product' | 'address';

interface DestinationFieldProps {
  brand: Brand;
  mode: DestinationMode;
  value: string;
  error: string | null;
  onMode: (mode: DestinationMode) => void;
  onChange: (destination: string) => void;
}

/** A product of the brand, or any page on the brand's own domains. */
export function DestinationField(props: DestinationFieldProps) {
  const { t } = useTranslation();
  const { brand, mode, value, error, onMode, onChange } = props;
  return (
    <fieldset className={classes.group}>
      <legend>{t('creator.makeLink.target')}</legend>
      <SegmentedControl
        fullWidth
        mb="sm"
        value={mode}
        onChange={(next) => onMode(next as DestinationMode)}
        data={[
          { value: 'product', label: t('creator.makeLink.product') },
          { value: 'address', label: t('creator.makeLink.address') },
        ]}
      />
      {mode === 'product' ? (
        <ProductSelect {...props} />
      ) : (
        <TextInput
          size="md"
          type="url"
          inputMode="url"
          label={t('creator.makeLink.destination')}
          description={t('creator.makeLink.destinationHint', { domains: brand.domains.join(', ') })}
          placeholder={`https://${brand.domains[0] ?? 'shop.example'}/`}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}

function ProductSelect({ brand, value, error, onChange }: DestinationFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const products = useProducts(brand.id);
  const byUrl = new Map(products.rows?.map((product) => [product.url, product]));
  return (
    <Select
      size="md"
      aria-label={t('creator.makeLink.productPlaceholder')}
      placeholder={t('creator.makeLink.productPlaceholder')}
      data={[...byUrl.values()].map((product) => ({ value: product.url, label: product.name }))}
      value={value || null}
      error={error}
      onChange={(url) => onChange(url ?? '')}
      disabled={!products.rows}
      searchable
      limit={50}
      nothingFoundMessage={products.rows?.length === 0 ? t('creator.makeLink.noProducts') : t('kit.nothingFound')}
      renderOption={({ option }) => {
        const price = byUrl.get(option.value)?.price;
        return (
          <span className={classes.option}>
            <Truncate>{option.label}</Truncate>
            {price ? <small>{format.money(price)}</small> : null}
          </span>
        );
      }}
    />
  );
}
