import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvitationLink, useInviteAsAgency } from '../../api/invitations.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { bpsOf, ShareField } from '../share-field.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { LinkReady } from './link-ready.tsx';
import { TermField } from './term-field.tsx';

/** Invites one creator, by mail or with a link to pass on, with the share and term she will be shown. */
export function InviteCreator({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('invite.invite')}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('invite.invite')} size={480}>
        <InviteForm agencyId={agencyId} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function InviteForm({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const invite = useInviteAsAgency(agencyId);
  const [made, setMade] = useState<InvitationLink>();
  const [percent, setPercent] = useState('20');
  const [termMonths, setTermMonths] = useState<number | null>(12);
  const shareBps = bpsOf(percent);
  if (made) return <LinkReady link={made} onClose={onClose} />;
  return (
    <InvitationForm
      onSend={(invited) => invite.mutate({ ...invited, shareBps, termMonths }, { onSuccess: setMade })}
      onClose={onClose}
      sending={invite}
      incomplete={shareBps === undefined}
    >
      <Group grow mt="md" align="flex-end">
        <ShareField value={percent} onChange={setPercent} />
        <TermField value={termMonths} onChange={setTermMonths} />
      </Group>
    </InvitationForm>
  );
}
