import { Button } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { csvAddress, useReport } from '../api/reports.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Page } from '../kit/page.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { ReportFigures } from './report-figures.tsx';
import type { Portal } from './report-reader.ts';
import { ReportTable } from './report-table.tsx';
import { ReportTools } from './report-tools.tsx';
import { ReportTrend } from './report-trend.tsx';
import { useQuestion } from './use-question.ts';

interface ReportPageProps {
  portal: Portal;
  /** Of the API: whose results. */
  path: string;
  /** What to do while there is nothing to report. */
  begin?: ReactNode;
}

/** Results by everything they can be told apart by, against an earlier time, as chart, table and file: the same page in every portal. */
export function ReportPage({ portal, path, begin }: ReportPageProps) {
  const { t } = useTranslation();
  const question = useQuestion(portal);
  const { by, params, search } = question;
  const report = useReport(path, params);
  const { data } = report;
  const isEmpty = data && data.totals.figures.clicks === 0 && data.totals.figures.orders === 0 && !search.focus;
  const file = (
    <Button
      component="a"
      href={csvAddress(path, { ...params, by })}
      download={`results-${by}.csv`}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
    >
      {t('reports.csv')}
    </Button>
  );
  return (
    <Page title={t('reports.title')} lead={t(`reports.lead.${portal}`)} actions={file}>
      <ReportTools question={question} />
      {report.error && !data ? <ProblemAlert error={report.error} retry={() => void report.refetch()} /> : null}
      {isEmpty ? (
        <Section>
          <EmptyState
            icon={IconChartBar}
            title={t('reports.empty')}
            body={t(`reports.emptyHint.${portal}`)}
            action={begin}
          />
        </Section>
      ) : (
        <>
          <ReportFigures portal={portal} report={data} />
          <Section title={t('reports.trend')}>
            <ReportTrend report={data} />
          </Section>
          <ReportTable portal={portal} path={path} question={question} report={data} />
        </>
      )}
    </Page>
  );
}
