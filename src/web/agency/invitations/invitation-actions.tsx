import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Invitation, type InvitationLink, useResend, useRevoke } from '../../api/invitations.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { LinkReady } from './link-ready.tsx';

/** Send again with a new link, or withdraw. */
export function InvitationActions({ row, agencyId, who }: { row: Invitation; agencyId: string | null; who: string }) {
  const { t } = useTranslation();
  const resend = useResend(agencyId);
  const revoke = useRevoke(agencyId);
  const [link, setLink] = useState<InvitationLink | null>(null);
  const send = () =>
    resend.mutate(row.id, {
      onSuccess: setLink,
      onError: (error) => void toast(problemSentence(error, t), 'problem'),
    });
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button
        variant="default"
        size="xs"
        onClick={send}
        loading={resend.isPending}
        aria-label={t('invite.resendTo', { who })}
      >
        {t('invite.resend')}
      </Button>
      <ConfirmButton
        variant="subtle"
        color="gray"
        size="xs"
        label={t('invite.revoke')}
        title={t('invite.revokeTitle', { who })}
        confirmLabel={t('invite.revoke')}
        onConfirm={() => revoke.mutateAsync(row.id)}
        isRunning={revoke.isPending}
        error={revoke.error}
      >
        {t('invite.revokeWords')}
      </ConfirmButton>
      <Dialog opened={link !== null} onClose={() => setLink(null)} title={t('invite.resent')}>
        {link ? <LinkReady link={link} onClose={() => setLink(null)} /> : null}
      </Dialog>
    </Group>
  );
}
