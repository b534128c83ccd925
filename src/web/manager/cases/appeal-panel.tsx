import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, useCaseAction } from '../../api/cases.ts';
import { useMe } from '../../api/me.ts';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import { mayReview } from '../role.ts';
import classes from './cases.module.css';
import { isLongEnough, ReasonField } from './reason-field.tsx';

interface AppealPanelProps {
  view: CaseView;
  appeal: NonNullable<CaseView['appeal']>;
}

/** The creator's words, and the answer: by a reviewer who had no part in the decision. */
export function AppealPanel({ view, appeal }: AppealPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const decidedIt = [view.decision, ...view.history].some((decision) => decision?.by.id === me.user.id);
  return (
    <div className={classes.made}>
      <span className={classes.soft}>{format.dateAndTime(appeal.at)}</span>
      <blockquote>{appeal.text}</blockquote>
      {appeal.answer ? (
        <>
          <strong>{t(appeal.answer.granted ? 'trust.granted' : 'trust.rejected')}</strong>
          <span className={classes.soft}>
            {t('trust.decidedBy', { name: appeal.answer.by.name, when: format.dateAndTime(appeal.answer.at) })}
          </span>
          <blockquote>{appeal.answer.reason}</blockquote>
        </>
      ) : null}
      {view.state === 'appealed' && mayReview(me) && decidedIt ? (
        <p className={classes.soft}>{t('trust.sameReviewer')}</p>
      ) : null}
      {view.state === 'appealed' && mayReview(me) && !decidedIt ? <AnswerForm view={view} /> : null}
    </div>
  );
}

function AnswerForm({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const action = useCaseAction(view.id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const answer = (granted: boolean) => {
    setTried(true);
    if (!isLongEnough(reason)) return;
    action.mutate(
      { path: 'appeal/answer', body: { granted, reason: reason.trim(), revision: view.revision } },
      {
        onSuccess: () => void toast(t('trust.answered')),
        onError: (error) => void toast(problemSentence(error, t), 'problem'),
      },
    );
  };
  return (
    <div>
      <ReasonField value={reason} onChange={setReason} tried={tried} />
      <p className={classes.soft}>
        {t('trust.grant')}: {t('trust.grantMeans')} {t('trust.rejectAppeal')}: {t('trust.rejectMeans')}
      </p>
      <Group gap="xs" mt="sm">
        <Button onClick={() => answer(true)} loading={action.isPending}>
          {t('trust.grant')}
        </Button>
        <Button variant="default" onClick={() => answer(false)} disabled={action.isPending}>
          {t('trust.rejectAppeal')}
        </Button>
      </Group>
    </div>
  );
}
