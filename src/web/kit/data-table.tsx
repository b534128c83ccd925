import { Button, Skeleton, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '../api/list.ts';
import classes from './data-table.module.css';
import { EmptyState } from './empty-state.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RowCards } from './row-cards.tsx';
import { RowTable } from './row-table.tsx';
import { usePhone } from './use-phone.ts';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Takes this share of the spare width and cuts what is too long: names, addresses. */
  grow?: `${number}%`;
  /** Its place on a phone's card: two corners, the line below, a button; or nowhere. */
  phone?: 'title' | 'value' | 'meta' | 'action' | 'hidden';
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  list: ListQuery<Row>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** The text that search looks at among the loaded rows; without it and `search` there is no search field. */
  searchText?: (row: Row) => string;
  /** What was typed, where the server searches: `list` is what it found. */
  search?: { text: string; onChange: (text: string) => void };
  searchLabel?: string;
  empty: ReactNode;
  /** The sum of all rows, under them. */
  totals?: Row;
  /** Shows at most this many rows and no way to more: for a glance on a home page. */
  glance?: number;
}

/** Every list of the portals: search, empty, loading and error states; a table when wide, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { list, searchText, search, glance } = props;
  const [typed, setTyped] = useState('');
  const needle = useDeferredValue(typed).trim().toLocaleLowerCase();
  const isAsked = search !== undefined && search.text.trim() !== '';
  if (list.error && !list.rows) {
    return (
      <div className={classes.state}>
        <ProblemAlert error={list.error} retry={list.retry} />
      </div>
    );
  }
  if (!list.rows) return <LoadingRows />;
  // Of a long search a page may be empty and still have a next one.
  if (list.rows.length === 0 && !list.hasMore && !isAsked) return props.empty;
  const matching = searchText
    ? list.rows.filter((row) => searchText(row).toLocaleLowerCase().includes(needle))
    : list.rows;
  return (
    <>
      {search ? <SearchField {...props} value={search.text} onChange={search.onChange} /> : null}
      {searchText && !search && !glance ? <SearchField {...props} value={typed} onChange={setTyped} /> : null}
      <Rows {...props} rows={matching.slice(0, glance)} />
      <Footer
        list={list}
        found={isAsked || needle !== '' ? matching.length : undefined}
        isOfLoaded={needle !== ''}
        glance={glance}
      />
    </>
  );
}

function Rows<Row>(props: DataTableProps<Row> & { rows: Row[] }) {
  const { t } = useTranslation();
  const isPhone = usePhone();
  if (props.rows.length === 0) {
    return <EmptyState icon={IconSearchOff} title={t('kit.nothingFound')} body={t('kit.nothingFoundHint')} />;
  }
  return isPhone ? <RowCards {...props} /> : <RowTable {...props} />;
}

interface SearchFieldProps {
  searchLabel?: string;
  value: string;
  onChange: (value: string) => void;
}

function SearchField({ searchLabel, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const label = searchLabel ?? t('kit.search');
  return (
    <div className={classes.search}>
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

interface FooterProps<Row> {
  list: ListQuery<Row>;
  /** How many rows a search found; nothing while nobody searches. */
  found: number | undefined;
  /** Only loaded rows were searched. */
  isOfLoaded: boolean;
  glance: number | undefined;
}

function Footer<Row>({ list, found, isOfLoaded, glance }: FooterProps<Row>) {
  const { t } = useTranslation();
  return (
    <>
      <VisuallyHidden role="status">{found === undefined ? '' : t('kit.found', { count: found })}</VisuallyHidden>
      {list.hasMore && !glance ? (
        <div className={classes.more}>
          {isOfLoaded ? <p>{t('kit.searchedSoFar', { count: list.rows?.length ?? 0 })}</p> : null}
          <Button variant="default" size="xs" loading={list.isLoadingMore} onClick={list.loadMore}>
            {t('kit.loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function LoadingRows() {
  const { t } = useTranslation();
  return (
    <div className={classes.state} role="status" aria-label={t('kit.loading')}>
      {['92%', '84%', '96%', '78%'].map((width) => (
        <Skeleton key={width} height={16} my={14} width={width} />
      ))}
    </div>
  );
}
