import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, useChangeCreator } from '../../api/creators.ts';
import type { Application } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';

const shortest = 3;
const longest = 500;

interface ChangeCreatorProps {
  creator: Application;
  /** Closed when there is none. */
  to: Standing | null;
  onClose: () => void;
}

/** Names everything that the change brings about, and asks for the reason that she will read. */
export function ChangeCreator({ creator, to, onClose }: ChangeCreatorProps) {
  const { t } = useTranslation();
  const title = to ? t(`creatorDesk.ask.${to}`, { name: creator.displayName }) : '';
  return (
    <Dialog opened={to !== null} onClose={onClose} title={title} size={520}>
      {to ? <ChangeForm creator={creator} to={to} onClose={onClose} /> : null}
    </Dialog>
  );
}

function ChangeForm({ creator, to, onClose }: ChangeCreatorProps & { to: Standing }) {
  const { t } = useTranslation();
  const change = useChangeCreator(creator.id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = reason.trim().length < shortest;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isTooShort) return;
    change.mutate(
      { to, reason: reason.trim() },
      {
        onSuccess: () => {
          void toast(t(`creatorDesk.done.${to}`, { name: creator.displayName }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{t(`creatorDesk.effect.${to}`)}</p>
      <Textarea
        label={t('creatorDesk.reason')}
        description={t('creatorDesk.reasonHint')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={longest}
        data-autofocus
        value={reason}
        error={tried && isTooShort ? t('creatorDesk.reasonMissing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {change.error ? <ProblemAlert error={change.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" color={to === 'active' ? undefined : 'red'} loading={change.isPending}>
          {t(`creatorDesk.step.${to}`)}
        </Button>
      </Group>
    </form>
  );
}
