import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamRole } from '../../accounts/team/schemas.ts';
import { useInvite } from '../api/team.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { RoleField } from './role-field.tsx';
import classes from './team.module.css';

interface InviteDialogProps {
  path: string;
  roles: readonly TeamRole[];
  opened: boolean;
  onClose: () => void;
}

/** Address and role; then the link, for whoever would rather send it herself. */
export function InviteDialog({ opened, onClose, ...form }: InviteDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('team.inviteTitle')}>
      <InviteForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function InviteForm({ path, roles, onClose }: Omit<InviteDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const invite = useInvite(path);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<TeamRole | null>(null);
  const [tried, setTried] = useState(false);
  const isAddress = /^\S+@\S+\.\S+$/.test(email.trim());
  if (invite.data) {
    return (
      <div className={classes.sent}>
        <p>{t('team.sent', { email: invite.data.email })}</p>
        <p className={classes.hint}>{t('team.linkHint')}</p>
        <code className={classes.link}>{invite.data.url}</code>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={invite.data.url} what={t('team.link')} />
          <Button onClick={onClose}>{t('kit.close')}</Button>
        </Group>
      </div>
    );
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isAddress && role) invite.mutate({ email: email.trim(), role });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t('team.email')}
          autoComplete="off"
          data-autofocus
          value={email}
          error={tried && !isAddress ? t('team.error.email') : null}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleField roles={roles} value={role} onChange={setRole} missing={tried && !role} />
        {invite.error ? <ProblemAlert error={invite.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('team.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
