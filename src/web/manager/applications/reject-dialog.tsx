import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import classes from './applications.module.css';

const presets = ['audience', 'profile', 'fit'] as const;
const shortest = 10;
const longest = 500;

interface RejectDialogProps {
  /** The application in question; closed when there is none. */
  application: Application | null;
  onClose: () => void;
  onReject: (reason: string) => void;
}

/** Asks for the reason that the applicant will read. */
export function RejectDialog({ application, onClose, onReject }: RejectDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={application !== null}
      onClose={onClose}
      title={t('manager.queue.rejectTitle', { name: application?.displayName ?? '' })}
      size={520}
    >
      <RejectForm onClose={onClose} onReject={onReject} />
    </Dialog>
  );
}

function RejectForm({ onClose, onReject }: Omit<RejectDialogProps, 'application'>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = reason.trim().length < shortest;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooShort) onReject(reason.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group gap={8} mb="sm">
        {presets.map((preset) => (
          <Button
            key={preset}
            variant="default"
            size="compact-sm"
            onClick={() => setReason(t(`manager.queue.preset.${preset}Text`))}
          >
            {t(`manager.queue.preset.${preset}`)}
          </Button>
        ))}
      </Group>
      <Textarea
        label={t('manager.queue.reason')}
        description={t('manager.queue.rejectHint')}
        className={classes.reason}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={longest}
        data-autofocus
        value={reason}
        error={tried && isTooShort ? t('manager.queue.reasonMissing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" color="red">
          {t('manager.queue.reject')}
        </Button>
      </Group>
    </form>
  );
}
