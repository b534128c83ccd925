import { Button, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { Dialog } from '../../kit/dialog.tsx';

const PickCreators = lazy(() => import('./pick-creators.tsx'));

/** Opens the search for creators to invite. */
export function InviteCreators({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('campaigns.one.invite')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('campaigns.one.invite')} size={640}>
        <Suspense fallback={<Skeleton height={320} />}>
          <PickCreators campaign={campaign} close={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
