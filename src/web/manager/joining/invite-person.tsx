import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationForm } from '../../agency/invitations/invitation-form.tsx';
import { LinkReady } from '../../agency/invitations/link-ready.tsx';
import { type InvitationLink, useInvitePersonally } from '../../api/invitations.ts';
import { useMe } from '../../api/me.ts';
import { Dialog } from '../../kit/dialog.tsx';

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
  const { t } = useTranslation();
  const invite = useInvitePersonally();
  const [made, setMade] = useState<InvitationLink>();
  if (made) return <LinkReady link={made} onClose={onClose} />;
  return (
    <InvitationForm
      onSend={(invited) => invite.mutate(invited, { onSuccess: setMade })}
      onClose={onClose}
      sending={invite}
      lead={<p style={{ marginTop: 0 }}>{t('manage.inviteHint')}</p>}
    />
  );
}
