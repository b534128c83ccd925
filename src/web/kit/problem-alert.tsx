import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';
import { byCode } from '../i18n/by-code.ts';
import classes from './problem-alert.module.css';

/** The best sentence there is for an error: our own for known codes, else the server's. */
export function problemSentence(error: unknown, t: TFunction): string {
  if (!(error instanceof Problem)) return t('problem.unknown');
  return byCode(t, 'problem.code', error.code, error.message || t('problem.unknown'));
}

interface ProblemAlertProps {
  error: unknown;
  retry?: () => void;
}

/** What went wrong, in words, with the request id for whoever is asked for help. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  const { t } = useTranslation();
  const requestId = error instanceof Problem ? error.requestId : null;
  return (
    <div role="alert" className={classes.alert}>
      <IconAlertCircle size={20} stroke={1.75} className={classes.icon} aria-hidden="true" />
      <div className={classes.text}>
        <p>{problemSentence(error, t)}</p>
        {requestId ? <p className={classes.request}>{t('problem.requestId', { requestId })}</p> : null}
      </div>
      {retry ? (
        <Button size="xs" variant="default" onClick={retry}>
          {t('problem.retry')}
        </Button>
      ) : null}
    </div>
  );
}
