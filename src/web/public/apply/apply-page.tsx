import { Skeleton } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsents, useMyApplication } from '../../api/applications.ts';
import { useMe } from '../../api/me.ts';
import type { Application } from '../../api/types.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import { ApplicationStatus } from './application-status.tsx';
import classes from './apply.module.css';
import { ApplyForm } from './apply-form.tsx';

/** The application form; once it is sent, its state. */
export function ApplyPage() {
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <ApplyContent />
      </div>
    </PublicFrame>
  );
}

/** Approved by the programme itself, in the moment it was sent. */
const isAutomatic = ({ state, appliedAt, decidedAt }: Application) => state === 'active' && decidedAt === appliedAt;

function ApplyContent() {
  const { t } = useTranslation();
  const me = useMe();
  const application = useMyApplication();
  const [sentHere, setSentHere] = useState(false);
  const consents = useConsents();
  // Who is in at once goes on at once; everybody else waits on the page of the application.
  if (sentHere && application.data && isAutomatic(application.data))
    return <Navigate to="/creator/first-link" replace />;
  if (application.data) return <ApplicationStatus application={application.data} />;
  const error = application.error ?? consents.error;
  return (
    <Page title={t('public.apply.title')} lead={t('public.apply.lead')}>
      {error ? (
        <ProblemAlert error={error} retry={() => void Promise.all([application.refetch(), consents.refetch()])} />
      ) : null}
      {!error && (application.isPending || !consents.data) ? (
        <div role="status" aria-label={t('kit.loading')}>
          <Skeleton height={240} mb="md" />
          <Skeleton height={240} />
        </div>
      ) : null}
      {!error && !application.isPending && consents.data ? (
        <ApplyForm me={me} consents={consents.data.data} onSend={() => setSentHere(true)} />
      ) : null}
      <p>
        <AnchorLink to="/apply/brand">{t('public.apply.asBrand')}</AnchorLink>
        <br />
        <AnchorLink to="/apply/agency">{t('public.apply.asAgency')}</AnchorLink>
      </p>
    </Page>
  );
}
