import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreators } from '../../api/creators.ts';
import type { Application, CreatorState } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { networkTitles } from '../../kit/network-icon.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import classes from './creators.module.css';

const filters = ['all', 'active', 'applied', 'suspended', 'banned', 'rejected', 'left'] as const;
const typingPauseMs = 250;

/** Every creator for managers, found by typing. */
export function CreatorsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<CreatorState | 'all'>('all');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const list = useCreators({ state, q });
  return (
    <Page title={t('creatorDesk.title')} lead={t('creatorDesk.lead')}>
      <Section flush>
        <div className={classes.filters}>
          <TextInput
            type="search"
            aria-label={t('creatorDesk.search')}
            placeholder={t('creatorDesk.search')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={t('creatorDesk.state')}
            value={state}
            onChange={(event) => setState(event.currentTarget.value as CreatorState | 'all')}
            data={filters.map((value) => ({
              value,
              label: value === 'all' ? t('creatorDesk.all') : t(`state.application.${value}.name`),
            }))}
          />
        </div>
        <DataTable
          label={t('creatorDesk.title')}
          list={list}
          columns={useColumns()}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={IconUsers}
              title={q ? t('kit.nothingFound') : t('creatorDesk.empty')}
              body={q ? t('kit.nothingFoundHint') : t('creatorDesk.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}

const accountsOf = ({ identities }: Application): string =>
  identities.map(({ network, username }) => username ?? networkTitles[network]).join(', ');

function useColumns(): Column<Application>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'name',
      title: t('creatorDesk.name'),
      phone: 'title',
      grow: '40%',
      render: ({ id, displayName }) => (
        <AnchorLink to="/manager/creators/$creatorId" params={{ creatorId: id }}>
          {displayName}
        </AnchorLink>
      ),
    },
    {
      key: 'accounts',
      title: t('creatorDesk.accounts'),
      grow: '40%',
      phone: 'hidden',
      render: (application) => <Truncate>{accountsOf(application)}</Truncate>,
    },
    { key: 'country', title: t('creatorDesk.country'), render: ({ country }) => format.country(country) },
    { key: 'applied', title: t('creatorDesk.applied'), render: ({ appliedAt }) => <When at={appliedAt} /> },
    {
      key: 'state',
      title: t('creatorDesk.state'),
      phone: 'value',
      render: ({ state }) => <StateBadge kind="application" state={state} />,
    },
  ];
}
