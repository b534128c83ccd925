import { SegmentedControl } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Report, useReports } from '../../api/reporting.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { When } from '../../kit/when.tsx';

const route = getRouteApi('/manager/reports');

/** What brands and people from outside told, with the case that each opened or joined. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { unmatched = false } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={t('reporting.desk.title')}
      lead={t('reporting.desk.lead')}
      back={{ to: '/manager/cases', search: {}, label: t('trust.all') }}
      actions={
        <SegmentedControl
          aria-label={t('reporting.desk.show')}
          value={unmatched ? 'unmatched' : 'all'}
          onChange={(value) =>
            void navigate({ search: { unmatched: value === 'unmatched' || undefined }, replace: true })
          }
          data={[
            { value: 'all', label: t('reporting.desk.all') },
            { value: 'unmatched', label: t('reporting.desk.unmatched') },
          ]}
        />
      }
    >
      <Section flush>
        <DataTable
          label={t('reporting.desk.title')}
          list={useReports(unmatched)}
          columns={columnsOf(t)}
          rowKey={({ id }) => id}
          searchText={({ text, link, url, reason, creatorName }) =>
            `${creatorName} ${text} ${link} ${url} ${t(`reporting.reasons.${reason}`)}`
          }
          searchLabel={t('reporting.desk.search')}
          empty={<EmptyState icon={IconFlag} title={t('reporting.desk.empty')} body={t('reporting.desk.emptyHint')} />}
        />
      </Section>
    </Page>
  );
}

const columnsOf = (t: TFunction): Column<Report>[] => [
  {
    key: 'reason',
    title: t('reporting.desk.target'),
    phone: 'title',
    grow: '40%',
    render: ({ reason, link, url, creatorName }) => (
      <TwoLines
        first={t(`reporting.reasons.${reason}`)}
        second={<Truncate>{[creatorName, url ?? link].filter(Boolean).join(' · ')}</Truncate>}
      />
    ),
  },
  {
    key: 'text',
    title: t('reporting.desk.said'),
    grow: '60%',
    phone: 'meta',
    render: ({ text }) => <Truncate>{text}</Truncate>,
  },
  { key: 'from', title: t('reporting.desk.from'), phone: 'hidden', render: ({ from }) => t(`reporting.bys.${from}`) },
  { key: 'when', title: t('reporting.desk.when'), phone: 'hidden', render: ({ at }) => <When at={at} /> },
  {
    key: 'case',
    title: '',
    align: 'end',
    phone: 'value',
    render: ({ caseId }) =>
      caseId ? (
        <AnchorLink to="/manager/cases/$caseId" params={{ caseId }}>
          {t('reporting.desk.openCase')}
        </AnchorLink>
      ) : (
        t('reporting.desk.nobody')
      ),
  },
];
