import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatorSearch, useCreatorLists, useCreators, useFacets } from '../../api/discovery.ts';
import { byCode } from '../../i18n/by-code.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { networkTitles } from '../../kit/network-icon.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';
import { creatorColumns } from './creator-columns.tsx';
import classes from './creators.module.css';

const sorts = ['gmv', 'orders', 'followers', 'authenticity', 'cvr', 'aov'] as const;
const filters = ['country', 'niche', 'network', 'tier', 'kol', 'authentic'] as const;
type Filter = (typeof filters)[number];

/** Filters with what each would leave, and the creators that fit, the largest by a measure first. */
export function FindCreators() {
  const { t } = useTranslation();
  const format = useFormat();
  const brandId = useBrandId();
  const role = useBrandRole();
  const [words, setWords] = useState('');
  const [search, setSearch] = useState<CreatorSearch>({ sort: 'gmv' });
  const q = useDeferredValue(words).trim();
  const asked = { ...search, ...(q ? { q } : {}) };
  const list = useCreators(brandId, asked);
  const facets = useFacets(brandId, asked);
  const lists = useCreatorLists(brandId);
  const set = (name: keyof CreatorSearch) => (event: React.ChangeEvent<HTMLSelectElement>) =>
    setSearch({ ...search, [name]: event.currentTarget.value });
  const sayValue = useFacetNames();
  const optionsOf = (filter: Filter) => {
    const counted = facets.data?.facets.find(({ facet }) => facet === filter)?.values ?? [];
    const chosen = search[filter];
    const values = chosen && !counted.some(({ value }) => value === chosen) ? [{ value: chosen, count: 0 }] : [];
    return [
      { value: '', label: t(`discovery.any.${filter}`) },
      ...[...values, ...counted].map(({ value, count }) => ({
        value,
        label: `${sayValue(filter, value)} (${format.number(count)})`,
      })),
    ];
  };
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          type="search"
          className={classes.words}
          aria-label={t('discovery.search')}
          placeholder={t('discovery.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {filters.map((filter) => (
          <NativeSelect
            key={filter}
            aria-label={t(`discovery.filter.${filter}`)}
            data={optionsOf(filter)}
            value={search[filter] ?? ''}
            onChange={set(filter)}
          />
        ))}
        {lists.data && lists.data.data.length > 0 ? (
          <NativeSelect
            aria-label={t('discovery.list')}
            data={[
              { value: '', label: t('discovery.everybody') },
              ...lists.data.data.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={search.list ?? ''}
            onChange={set('list')}
          />
        ) : null}
        <NativeSelect
          aria-label={t('discovery.sort')}
          data={sorts.map((sort) => ({ value: sort, label: t(`discovery.sorts.${sort}`) }))}
          value={search.sort ?? 'gmv'}
          onChange={set('sort')}
        />
      </div>
      <DataTable
        label={t('discovery.title')}
        list={list}
        columns={creatorColumns(t, format, role === 'viewer' ? undefined : brandId)}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconUserSearch} title={t('discovery.nobody')} body={t('discovery.nobodyHint')} />}
      />
    </>
  );
}

/** Values of facets as people say them. */
function useFacetNames() {
  const { t } = useTranslation();
  const format = useFormat();
  return (filter: Filter, value: string): string => {
    switch (filter) {
      case 'country':
        return format.country(value);
      case 'network':
        return networkTitles[value as keyof typeof networkTitles] ?? value;
      case 'niche':
        return byCode(t, 'niche', value, value);
      case 'authentic':
        return t('discovery.authenticFrom', { score: value });
      default:
        return byCode(t, `discovery.${filter}`, value, value);
    }
  };
}
