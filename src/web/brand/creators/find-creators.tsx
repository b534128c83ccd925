import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatorSearch, useCreatorLists, useCreators, useFacets } from '../../api/discovery.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';
import { creatorColumns } from './creator-columns.tsx';
import classes from './creators.module.css';
import { FilterFields } from './filter-fields.tsx';
import { ListTools } from './list-tools.tsx';

const sorts = ['gmv', 'orders', 'followers', 'authenticity', 'cvr', 'aov'] as const;

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
  const lists = useCreatorLists(brandId).data?.data ?? [];
  const chosen = lists.find(({ id }) => id === search.list);
  const set = (change: CreatorSearch) => setSearch({ ...search, ...change });
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
        {lists.length > 0 ? (
          <NativeSelect
            aria-label={t('discovery.list')}
            data={[
              { value: '', label: t('discovery.everybody') },
              ...lists.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={search.list ?? ''}
            onChange={(event) => set({ list: event.currentTarget.value })}
          />
        ) : null}
        <NativeSelect
          className={classes.wide}
          aria-label={t('discovery.sort')}
          data={sorts.map((sort) => ({ value: sort, label: t(`discovery.sorts.${sort}`) }))}
          value={search.sort ?? 'gmv'}
          onChange={(event) => set({ sort: event.currentTarget.value })}
        />
        <FilterFields search={search} facets={facets.data} set={set} />
      </div>
      {chosen && role !== 'viewer' ? (
        <ListTools brandId={brandId} list={chosen} onGone={() => set({ list: '' })} />
      ) : null}
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
