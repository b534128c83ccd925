import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../kit/problem-alert.tsx';

/** Whom an invitation is for; both are known to nobody yet when it is a link to pass on. */
export interface Invited {
  email: string | null;
  name: string | null;
  language: string;
}

interface InvitationFormProps {
  onSend: (invited: Invited) => void;
  onClose: () => void;
  sending: { isPending: boolean; error: Error | null };
  /** What stands before the fields. */
  lead?: ReactNode;
  /** What else she is offered. */
  children?: ReactNode;
  incomplete?: boolean;
}

/** Invites one person, by mail or with a link to pass on. */
export function InvitationForm({ onSend, onClose, sending, lead, children, incomplete = false }: InvitationFormProps) {
  const { t, i18n } = useTranslation();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!incomplete) onSend({ email: email.trim() || null, name: name.trim() || null, language: i18n.language });
  };
  return (
    <form onSubmit={submit} noValidate>
      {lead}
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
      {children}
      {sending.error ? <ProblemAlert error={sending.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={incomplete}>
          {t('invite.make')}
        </Button>
      </Group>
    </form>
  );
}
