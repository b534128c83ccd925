import { Skeleton } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWaitingApplications } from '../../api/applications.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useKeysSwitch } from '../../kit/use-letter-keys.ts';
import { ApplicantDetails } from './applicant-details.tsx';
import { ApplicantList } from './applicant-list.tsx';
import classes from './applications.module.css';
import { DecisionButtons } from './decision-buttons.tsx';
import { QueueKeys } from './queue-keys.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { useQueue } from './use-queue.ts';

/** Applications to decide, one after the other, with the keyboard: j, k, a, r. */
export function ApplicationsQueue() {
  const { t } = useTranslation();
  const list = useWaitingApplications();
  const [keysOn, setKeysOn] = useKeysSwitch();
  const queue = useQueue(list.rows ?? [], keysOn);
  const { current } = queue;
  return (
    <Section title={t('manager.queue.title')} aside={<WaitingCount list={list} />} flush>
      {list.error && !list.rows ? (
        <div className={classes.state}>
          <ProblemAlert error={list.error} retry={list.retry} />
        </div>
      ) : null}
      {!list.error && !list.rows ? <Skeleton height={180} m="md" w="auto" /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconUserCheck} title={t('manager.queue.empty')} body={t('manager.queue.emptyHint')} />
      ) : null}
      {current ? (
        <>
          <div className={classes.columns}>
            <ApplicantList rows={list.rows ?? []} currentId={current.id} onChoose={queue.choose} />
            <div className={classes.detail}>
              <ApplicantDetails application={current} />
              <DecisionButtons queue={queue} current={current} />
            </div>
          </div>
          <QueueKeys on={keysOn} onChange={setKeysOn} />
        </>
      ) : null}
      <RejectDialog application={queue.rejecting} onClose={queue.stopRejecting} onReject={queue.reject} />
    </Section>
  );
}

function WaitingCount({ list }: { list: ReturnType<typeof useWaitingApplications> }) {
  const { t } = useTranslation();
  const count = list.rows?.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      {list.hasMore ? t('manager.queue.waitingMany', { count }) : t('manager.queue.waiting', { count })}
    </span>
  );
}
