import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '../../api/list.ts';
import type { Link } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { usePhone } from '../../kit/use-phone.ts';
import { When } from '../../kit/when.tsx';
import { MakeLink } from '../make-link/make-link.tsx';
import { LinkActions } from './link-actions.tsx';
import { bareAddress } from './share-link.ts';

type Translate = ReturnType<typeof useTranslation>['t'];

function linkColumns(t: Translate, format: ReturnType<typeof useFormat>, isPhone: boolean): Column<Link>[] {
  const counted = (key: 'creator.links.clickCount' | 'creator.links.orderCount', count: number) =>
    isPhone ? t(key, { count, formatted: format.number(count) }) : format.number(count);
  return [
    {
      key: 'link',
      title: t('creator.links.link'),
      phone: 'title',
      grow: '60%',
      render: (link) => (
        <TwoLines
          first={
            <AnchorLink to="/creator/links/$linkId" params={{ linkId: link.id }}>
              <Truncate>{bareAddress(link.url)}</Truncate>
            </AnchorLink>
          }
          second={
            link.pausedByReview ? (
              <AnchorLink to="/creator/questions">{t('codes.byReview')}</AnchorLink>
            ) : (
              <Truncate>{bareAddress(link.destination)}</Truncate>
            )
          }
        />
      ),
    },
    {
      key: 'brand',
      title: t('creator.links.brand'),
      phone: 'hidden',
      grow: '40%',
      render: (link) => <Truncate>{link.brand.name}</Truncate>,
    },
    {
      key: 'channel',
      title: t('creator.links.channel'),
      phone: 'hidden',
      render: (link) => (link.channel ? t(`channel.${link.channel}`) : '–'),
    },
    {
      key: 'clicks',
      title: t('creator.links.clicks'),
      align: 'end',
      render: (link) => counted('creator.links.clickCount', link.clicks),
    },
    {
      key: 'orders',
      title: t('creator.links.orders'),
      align: 'end',
      render: (link) => counted('creator.links.orderCount', link.orders),
    },
    { key: 'made', title: t('creator.links.made'), render: (link) => <When at={link.createdAt} /> },
    {
      key: 'state',
      title: t('creator.links.state'),
      phone: 'hidden',
      render: (link) => <StateBadge kind="link" state={link.state} />,
    },
    {
      key: 'actions',
      title: t('creator.links.actions'),
      align: 'end',
      phone: 'value',
      render: (link) => <LinkActions link={link} />,
    },
  ];
}

const glanceColumns = new Set(['link', 'clicks', 'orders', 'actions']);

interface LinkTableProps {
  links: ListQuery<Link>;
  /** A few rows and the columns that matter most. */
  glance?: number;
}

export function LinkTable({ links, glance }: LinkTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPhone = usePhone();
  const columns = linkColumns(t, format, isPhone);
  return (
    <DataTable
      label={t('creator.links.title')}
      list={links}
      columns={glance ? columns.filter(({ key }) => glanceColumns.has(key)) : columns}
      rowKey={(link) => link.id}
      searchText={(link) =>
        `${link.url} ${link.destination} ${link.brand.name} ${Object.values(link.subIds).join(' ')}`
      }
      searchLabel={t('creator.links.search')}
      {...(glance ? { glance } : {})}
      empty={
        <EmptyState
          icon={IconLink}
          title={t('creator.links.empty')}
          body={t('creator.links.emptyHint')}
          action={<MakeLink as="button" />}
        />
      }
    />
  );
}
