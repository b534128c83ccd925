import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import type { Application } from '../../api/types.ts';
import { mayReview } from '../role.ts';
import classes from './applications.module.css';
import type { Queue } from './use-queue.ts';

export function DecisionButtons({ queue, current }: { queue: Queue; current: Application }) {
  const { t } = useTranslation();
  if (!mayReview(useMe())) return <p className={classes.noProfile}>{t('manager.queue.notAllowed')}</p>;
  const of = (label: string) => `${label}: ${current.displayName}`;
  return (
    <div className={classes.decisions}>
      <Button
        onClick={queue.approve}
        loading={queue.isDeciding}
        aria-label={of(t('manager.queue.approve'))}
        aria-keyshortcuts="a"
      >
        {t('manager.queue.approve')}
      </Button>
      <Button
        variant="default"
        onClick={queue.startRejecting}
        disabled={queue.isDeciding}
        aria-label={of(t('manager.queue.reject'))}
        aria-keyshortcuts="r"
      >
        {t('manager.queue.reject')}
      </Button>
    </div>
  );
}
