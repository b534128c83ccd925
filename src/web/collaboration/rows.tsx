import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollaborationRow } from '../../campaigns/collaborations/schemas.ts';
import type { ListQuery } from '../api/list.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { StateBadge } from '../kit/state-badge.tsx';
import { TwoLines } from '../kit/two-lines.tsx';
import { useFormat } from '../kit/use-format.ts';
import classes from './collaboration.module.css';

interface Props {
  list: ListQuery<CollaborationRow>;
  label: string;
  searchLabel: string;
  /** What tells rows apart for whoever looks: the creator for a brand, the campaign for a creator, both for an agency. */
  shows: 'creator' | 'campaign' | 'both';
  to: (row: CollaborationRow) => { to: LinkProps['to']; params: LinkProps['params'] };
  empty: ReactNode;
}

/** Collaborations as a list, for each of the three portals. */
export function CollaborationRows({ list, label, searchLabel, shows, to, empty }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const followersOf = ({ creator }: CollaborationRow) =>
    Math.max(0, ...creator.networks.map(({ followers }) => followers ?? 0));
  const columns: Column<CollaborationRow>[] = [
    {
      key: 'who',
      title: shows === 'creator' ? t('campaigns.one.creator') : t('campaigns.list.name'),
      phone: 'title',
      grow: '100%',
      render: (row) => {
        const first = shows === 'creator' ? row.creator.displayName : row.campaign.title;
        const country = format.country(row.creator.country);
        const second =
          shows === 'creator'
            ? country
            : shows === 'both'
              ? `${row.creator.displayName} · ${row.brand.name}`
              : row.brand.name;
        return (
          <TwoLines
            first={
              <Link {...to(row)} className={classes.rowLink}>
                {first}
              </Link>
            }
            second={second}
          />
        );
      },
    },
    {
      key: 'followers',
      title: t('campaigns.one.followers'),
      align: 'end',
      phone: 'hidden',
      render: (row) => format.number(followersOf(row), true),
    },
    {
      key: 'due',
      title: t('campaigns.one.deadline'),
      phone: 'meta',
      render: (row) =>
        row.deadlineAt === null ? (
          '–'
        ) : (
          <span className={row.overdue ? classes.late : undefined}>
            {row.overdue ? t('campaigns.one.overdue') : format.programmeDay(row.deadlineAt)}
          </span>
        ),
    },
    {
      key: 'news',
      title: t('campaigns.one.news'),
      align: 'end',
      phone: 'hidden',
      render: (row) => (row.unread > 0 ? <span className={classes.count}>{row.unread}</span> : '–'),
    },
    {
      key: 'state',
      title: t('campaigns.list.state'),
      phone: 'value',
      render: (row) => <StateBadge kind="collaboration" state={row.state} />,
    },
  ];
  return (
    <DataTable
      label={label}
      list={list}
      columns={shows === 'campaign' ? columns.filter(({ key }) => key !== 'followers') : columns}
      rowKey={(row) => row.id}
      searchText={(row) => `${row.creator.displayName} ${row.campaign.title} ${row.brand.name}`}
      searchLabel={searchLabel}
      empty={empty}
    />
  );
}
