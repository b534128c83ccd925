import { Button, SegmentedControl } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { type Report, useReports } from '../../api/reporting.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { When } from '../../kit/when.tsx';
import { mayReview } from '../role.ts';
import classes from './reports.module.css';

const MatchReport = lazy(() => import('./match-report.tsx'));

const route = getRouteApi('/manager/reports');

/** What brands and people from outside told, with the case that each opened or joined. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { unmatched = false } = route.useSearch();
  const navigate = route.useNavigate();
  const mayMatch = mayReview(useMe());
  const [matching, setMatching] = useState<Report | null>(null);
  const close = () => setMatching(null);
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
          columns={columnsOf(t, mayMatch ? setMatching : undefined)}
          rowKey={({ id }) => id}
          searchText={({ text, link, url, reason, creatorName }) =>
            `${creatorName} ${text} ${link} ${url} ${t(`reporting.reasons.${reason}`)}`
          }
          searchLabel={t('reporting.desk.search')}
          empty={<EmptyState icon={IconFlag} title={t('reporting.desk.empty')} body={t('reporting.desk.emptyHint')} />}
        />
      </Section>
      <Dialog opened={matching !== null} onClose={close} title={t('reporting.match.title')} size={520}>
        <Suspense fallback={null}>
          {matching ? <MatchReport key={matching.id} report={matching} onClose={close} /> : null}
        </Suspense>
      </Dialog>
    </Page>
  );
}

const columnsOf = (t: TFunction, onMatch?: (report: Report) => void): Column<Report>[] => [
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
    render: (report) =>
      report.caseId ? (
        <AnchorLink to="/manager/cases/$caseId" params={{ caseId: report.caseId }}>
          {t('reporting.desk.openCase')}
        </AnchorLink>
      ) : (
        <span className={classes.unmatched}>
          <span>{t(report.isSetAside ? 'reporting.desk.setAside' : 'reporting.desk.nobody')}</span>
          {onMatch && report.creatorId === null ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('reporting.match.about', { text: report.text.slice(0, 60) })}
              onClick={() => onMatch(report)}
            >
              {t('reporting.match.open')}
            </Button>
          ) : null}
        </span>
      ),
  },
];
