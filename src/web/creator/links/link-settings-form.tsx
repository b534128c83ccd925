import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeLink } from '../../api/links.ts';
import type { Link } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { AnchorLink } from '../../kit/router-links.tsx';
import { toast } from '../../kit/toast.ts';

const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? '';

/** Loaded when it is first opened. */
export default function LinkSettingsForm({ link, onDone }: { link: Link; onDone: () => void }) {
  const { t } = useTranslation();
  const change = useChangeLink(link.id);
  const [lastDay, setLastDay] = useState(dayOf(link.expiresAt));
  const today = useProgrammeNow().toISOString().slice(0, 10);
  const finish = (message: string) => ({
    onSuccess: () => {
      void toast(message);
      onDone();
    },
  });
  if (link.pausedByReview) return <InQuestion />;
  const isPaused = link.state === 'paused';
  const switchState = () =>
    change.mutate({ state: isPaused ? 'active' : 'paused' }, finish(t(isPaused ? 'codes.resumed' : 'codes.paused')));
  const saveDay = () =>
    change.mutate({ expiresAt: lastDay ? `${lastDay}T23:59:59.999Z` : null }, finish(t('codes.saved')));
  return (
    <>
      <p>{t(isPaused ? 'codes.pausedMeans' : 'codes.pauseMeans')}</p>
      <Button variant="default" onClick={switchState} loading={change.isPending}>
        {t(isPaused ? 'codes.resume' : 'codes.pause')}
      </Button>
      <Group align="flex-end" mt="lg" gap="xs">
        <TextInput
          type="date"
          style={{ flex: 1 }}
          label={t('codes.lastDay')}
          description={t('codes.lastDayHint')}
          min={today}
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
        <Button onClick={saveDay} loading={change.isPending} disabled={lastDay === dayOf(link.expiresAt)}>
          {t('codes.save')}
        </Button>
      </Group>
      {change.error ? <ProblemAlert error={change.error} /> : null}
    </>
  );
}

/** Not hers to let go on: what for, and where she answers. */
function InQuestion() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('codes.inQuestion')}</p>
      <AnchorLink to="/creator/questions">{t('codes.toQuestion')}</AnchorLink>
    </>
  );
}
