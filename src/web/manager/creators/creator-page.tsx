import { Button, Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ManagedCreator, type Standing, useCreator } from '../../api/creators.ts';
import { useMe } from '../../api/me.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { ApplicantDetails } from '../applications/applicant-details.tsx';
import { HistoryList } from '../history-list.tsx';
import { mayReview } from '../role.ts';
import { ChangeCreator } from './change-creator.tsx';
import classes from './creators.module.css';
import { OpenCase } from './open-case.tsx';

/** One creator: who she is, her state and what may be made of it, and everything that happened. */
export function CreatorPage() {
  const { t } = useTranslation();
  const { creatorId = '' } = useParams({ strict: false });
  const found = useCreator(creatorId);
  const mayOpen = mayReview(useMe());
  return (
    <Page
      title={found.data?.creator.displayName ?? t('creatorDesk.creator')}
      actions={mayOpen && found.data ? <OpenCase creator={found.data.creator} /> : null}
      back={{ to: '/manager/creators', label: t('creatorDesk.title') }}
    >
      {found.error && !found.data ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={260} /> : null}
      {found.data ? (
        <>
          <StateSection managed={found.data} />
          <Section title={t('creatorDesk.who')}>
            <ApplicantDetails application={found.data.creator} />
          </Section>
          <History steps={found.data.history} />
        </>
      ) : null}
    </Page>
  );
}

function StateSection({ managed }: { managed: ManagedCreator }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<Standing | null>(null);
  const { creator, mayBecome } = managed;
  const steps = mayReview(useMe()) ? mayBecome : [];
  const { state, reason } = creator;
  const resting = state === 'applied' || state === 'rejected' || state === 'left' ? state : 'other';
  return (
    <Section title={t('creatorDesk.now')}>
      <div className={classes.state}>
        <StateBadge kind="application" state={state} />
        {steps.length > 0 ? (
          <div className={classes.steps}>
            {steps.map((step) => (
              <Button key={step} variant={step === 'active' ? 'filled' : 'default'} onClick={() => setWanted(step)}>
                {t(`creatorDesk.step.${step}`)}
              </Button>
            ))}
          </div>
        ) : (
          <p className={classes.soft}>{t(`creatorDesk.nothing.${resting}`)}</p>
        )}
      </div>
      {reason ? (
        <blockquote className={classes.reason}>
          <span className={classes.soft}>{t('creatorDesk.reasonNow')}: </span>
          {reason}
        </blockquote>
      ) : null}
      <ChangeCreator creator={creator} to={wanted} onClose={() => setWanted(null)} />
    </Section>
  );
}

function History({ steps }: { steps: ManagedCreator['history'] }) {
  const { t } = useTranslation();
  const wordsOf = (action: string) =>
    byCode(t, 'creatorDesk.did', action.replace('.', '_'), action.replaceAll(/[._]/g, ' '));
  return (
    <Section title={t('creatorDesk.history')}>
      <HistoryList steps={steps.map((step) => ({ ...step, words: wordsOf(step.action) }))} />
    </Section>
  );
}
