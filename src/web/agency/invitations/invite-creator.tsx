import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvitationLink, useInviteAsAgency } from '../../api/invitations.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { bpsOf, ShareField } from '../share-field.tsx';
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
  const { t, i18n } = useTranslation();
  const invite = useInviteAsAgency(agencyId);
  const [made, setMade] = useState<InvitationLink>();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [percent, setPercent] = useState('20');
  const [termMonths, setTermMonths] = useState<number | null>(12);
  const shareBps = bpsOf(percent);
  if (made) return <LinkReady link={made} onClose={onClose} />;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (shareBps === undefined) return;
    const who = { email: email.trim() || null, name: name.trim() || null, language: i18n.language };
    invite.mutate({ ...who, shareBps, termMonths }, { onSuccess: setMade });
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
      <TextInput
        mt="md"
        label={t('invite.name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group grow mt="md" align="flex-end">
        <ShareField value={percent} onChange={setPercent} />
        <TermField value={termMonths} onChange={setTermMonths} />
      </Group>
      {invite.error ? <ProblemAlert error={invite.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending} disabled={shareBps === undefined}>
          {t('invite.make')}
        </Button>
      </Group>
    </form>
  );
}
