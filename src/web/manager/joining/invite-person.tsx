import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkReady } from '../../agency/invitations/link-ready.tsx';
import { type InvitationLink, useInvitePersonally } from '../../api/invitations.ts';
import { useMe } from '../../api/me.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';

/** Invites somebody to the programme personally. */
export function InvitePerson() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (useMe().memberships.some((held) => held.kind === 'manager' && held.role === 'finance')) return null;
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('manage.invite')}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('manage.invite')}>
        <PersonForm onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function PersonForm({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const invite = useInvitePersonally();
  const [made, setMade] = useState<InvitationLink>();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  if (made) return <LinkReady link={made} onClose={onClose} />;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { email: email.trim() || null, name: name.trim() || null, language: i18n.language },
      { onSuccess: setMade },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ marginTop: 0 }}>{t('manage.inviteHint')}</p>
      <TextInput
        type="email"
        label={t('invite.email')}
        description={t('invite.emailHint')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        mt="md"
        label={t('invite.name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {invite.error ? <ProblemAlert error={invite.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending}>
          {t('invite.make')}
        </Button>
      </Group>
    </form>
  );
}
