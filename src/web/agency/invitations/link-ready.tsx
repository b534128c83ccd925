import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvitationLink } from '../../api/invitations.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { useFormat } from '../../kit/use-format.ts';

/** The link of a new invitation, shown this once. */
export function LinkReady({ link, onClose }: { link: InvitationLink; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = format.programmeDay(link.expiresAt);
  return (
    <div>
      <p style={{ marginTop: 0 }} role="status">
        {link.email ? t('invite.readyMailed', { email: link.email, day }) : t('invite.ready', { day })}
      </p>
      <TextInput label={t('invite.link')} value={link.url} readOnly onFocus={(event) => event.target.select()} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <CopyButton value={link.url} what={t('invite.link')} />
        <Button onClick={onClose}>{t('kit.close')}</Button>
      </Group>
    </div>
  );
}
