import { ActionIcon, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../i18n/i18n.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Hint } from '../../kit/hint.tsx';
import { useBrandRole } from '../brand-role.ts';

const ChooseCampaign = lazy(async () => {
  await learn('campaigns');
  return import('../campaigns/choose-campaign.tsx');
});

/** Invites a creator, found in whatever way, to one of the brand's campaigns. Viewers only look. */
export function InviteToCampaign({ creatorId, name }: { creatorId: string; name: string }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  if (useBrandRole() === 'viewer') return null;
  return (
    <>
      <Hint label={t('discovery.invite')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          onClick={open}
          aria-label={`${t('discovery.invite')}: ${name}`}
        >
          <IconSend size={18} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <Dialog opened={opened} onClose={close} title={t('discovery.inviteTitle', { name })} size={480}>
        <Suspense fallback={<Skeleton height={200} />}>
          <ChooseCampaign creatorId={creatorId} close={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
