import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPackage, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../catalogue/schemas.ts';
import { useCatalogue } from '../../api/catalogue.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useBrandId } from '../use-brand-id.ts';
import { ImportList } from './import-list.tsx';
import { ImportProducts } from './import-products.tsx';
import classes from './products.module.css';

type Translate = ReturnType<typeof useTranslation>['t'];

const columns = (t: Translate): Column<Product>[] => [
  {
    key: 'product',
    title: t('catalogue.product'),
    phone: 'title',
    grow: '60%',
    render: (product) => (
      <div className={classes.product}>
        {product.imageUrl ? (
          <img src={product.imageUrl} alt="" loading="lazy" referrerPolicy="no-referrer" />
        ) : (
          <span className={classes.noPicture} aria-hidden="true">
            <IconPackage size={18} stroke={1.5} />
          </span>
        )}
        <div className={classes.name}>
          <TwoLines first={<Truncate>{product.name}</Truncate>} second={<Truncate mono>{product.sku}</Truncate>} />
        </div>
      </div>
    ),
  },
  {
    key: 'category',
    title: t('catalogue.category'),
    phone: 'hidden',
    grow: '40%',
    render: (product) => <Truncate>{product.category ?? '–'}</Truncate>,
  },
  {
    key: 'availability',
    title: t('catalogue.availability.title'),
    phone: 'meta',
    render: (product) => t(`catalogue.availability.${product.availability}`),
  },
  {
    key: 'price',
    title: t('catalogue.price'),
    align: 'end',
    phone: 'value',
    render: (product) => <Money value={product.price} />,
  },
];

/** Everything a brand sells, with search on the server, and its imports. */
export function ProductsPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const [q, setQ] = useState('');
  const [state, setState] = useState<'listed' | 'retired'>('listed');
  const [sought] = useDebouncedValue(q.trim(), 250);
  const products = useCatalogue(brandId, { q: sought, state });
  const isAll = sought === '' && state === 'listed';
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')} actions={<ImportProducts brandId={brandId} />}>
      <ImportList brandId={brandId} />
      <Section flush>
        <div className={classes.tools}>
          <TextInput
            type="search"
            className={classes.search}
            aria-label={t('catalogue.search')}
            placeholder={t('catalogue.search')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('catalogue.shown')}
            value={state}
            onChange={(value) => setState(value as typeof state)}
            data={[
              { value: 'listed', label: t('catalogue.listed') },
              { value: 'retired', label: t('catalogue.retired') },
            ]}
          />
        </div>
        <DataTable
          label={t('catalogue.title')}
          list={products}
          columns={columns(t)}
          rowKey={(product) => product.sku}
          empty={
            isAll ? (
              <EmptyState icon={IconPackage} title={t('catalogue.empty')} body={t('catalogue.emptyHint')} />
            ) : (
              <EmptyState icon={IconSearchOff} title={t('catalogue.none')} body={t('catalogue.noneHint')} />
            )
          }
        />
      </Section>
    </Page>
  );
}
