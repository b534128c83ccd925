import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvitationLink, useInviteAsAgency } from '../../api/invitations.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { LinkReady } from '../invitations/link-ready.tsx';

/** Invites somebody into the team: by mail, or with a link to pass on. */
export function InviteColleague({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('agency.members.invite')}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('agency.members.invite')}>
        <ColleagueForm agencyId={agencyId} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function ColleagueForm({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const invite = useInviteAsAgency(agencyId);
  const [made, setMade] = useState<InvitationLink>();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'owner' | 'member'>('member');
  if (made) return <LinkReady link={made} onClose={onClose} />;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { kind: 'member', email: email.trim() || null, role, language: i18n.language },
      { onSuccess: setMade },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        type="email"
        label={t('invite.email')}
        description={t('invite.emailHint')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        mt="md"
        label={t('agency.members.role')}
        description={t('agency.members.roleHint')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value === 'owner' ? 'owner' : 'member')}
        data={[
          { value: 'member', label: t('invite.roles.member') },
          { value: 'owner', label: t('invite.roles.owner') },
        ]}
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
