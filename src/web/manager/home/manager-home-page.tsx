import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgrammeSummary } from '../../api/programme.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ApplicationsQueue } from '../applications/applications-queue.tsx';
import { ProgrammeFigures } from './programme-figures.tsx';

const ProgrammeTrend = lazy(() =>
  import('./programme-trend.tsx').then((module) => ({ default: module.ProgrammeTrend })),
);

/** The programme at a glance, and the people waiting to get in. */
export function ManagerHomePage() {
  const { t } = useTranslation();
  const summary = useProgrammeSummary();
  return (
    <Page title={t('manager.home.title')}>
      <ApplicationsQueue />
      {summary.error && !summary.data ? (
        <ProblemAlert error={summary.error} retry={() => void summary.refetch()} />
      ) : (
        <>
          <ProgrammeFigures summary={summary.data} />
          <Suspense fallback={<Skeleton height={360} />}>
            <ProgrammeTrend days={summary.data?.days} />
          </Suspense>
        </>
      )}
    </Page>
  );
}
