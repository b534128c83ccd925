import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingStore, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandInReview } from '../../../brands/reviews/schemas.ts';
import type { BrandState } from '../../../brands/schemas.ts';
import { useBrandReviews } from '../../api/brand-reviews.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import classes from './brands.module.css';

const filters = ['pending', 'verified', 'restricted', 'suspended', 'rejected', 'all'] as const;
const typingPauseMs = 250;

/** Brands that wait for a reviewer, and all others, found by name, number or domain. */
export function BrandsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<BrandState | 'all'>('pending');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), typingPauseMs);
  const list = useBrandReviews({ state, search });
  const nameOf = (filter: BrandState | 'all') =>
    filter === 'all' ? t('brandReviews.all') : t(`state.brand.${filter}.name`);
  return (
    <Page title={t('brandReviews.title')} lead={t('brandReviews.lead')}>
      <Section flush>
        <div className={classes.filters}>
          <div className={classes.states}>
            <SegmentedControl
              aria-label={t('brandReviews.state')}
              value={state}
              onChange={(value) => setState(value as BrandState | 'all')}
              data={filters.map((value) => ({ value, label: nameOf(value) }))}
            />
          </div>
          <TextInput
            type="search"
            aria-label={t('brandReviews.search')}
            placeholder={t('brandReviews.search')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <DataTable
          label={t('brandReviews.title')}
          list={list}
          columns={useColumns()}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={IconBuildingStore}
              title={search ? t('kit.nothingFound') : t('brandReviews.empty')}
              body={search ? t('kit.nothingFoundHint') : t('brandReviews.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}

function useColumns(): Column<BrandInReview>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'name',
      title: t('brandReviews.brand'),
      phone: 'title',
      grow: '40%',
      render: ({ id, name, legalName }) => (
        <TwoLines
          first={
            <AnchorLink to="/manager/brands/$reviewedId" params={{ reviewedId: id }}>
              {name}
            </AnchorLink>
          }
          second={<Truncate>{legalName ?? '–'}</Truncate>}
        />
      ),
    },
    {
      key: 'domains',
      title: t('brandReviews.domains'),
      grow: '30%',
      phone: 'hidden',
      render: ({ domains }) => <Truncate>{domains.join(', ')}</Truncate>,
    },
    { key: 'country', title: t('brandReviews.country'), render: ({ country }) => format.country(country) },
    {
      key: 'documents',
      title: t('brandReviews.documents'),
      align: 'end',
      phone: 'hidden',
      render: ({ documents }) => format.number(documents),
    },
    { key: 'sent', title: t('brandReviews.sent'), render: ({ sentAt }) => <When at={sentAt} /> },
    {
      key: 'state',
      title: t('brandReviews.state'),
      phone: 'value',
      render: ({ state }) => <StateBadge kind="brand" state={state} />,
    },
  ];
}
