import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSettings } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Link } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Hint } from '../../kit/hint.tsx';
import { bareAddress } from './share-link.ts';

const LinkSettingsForm = lazy(() => import('./link-settings-form.tsx'));

/** Pausing, resuming, and the last day of a link. */
export function LinkSettings({ link }: { link: Link }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const name = bareAddress(link.url);
  return (
    <>
      <Hint label={t('codes.settings')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          onClick={open}
          aria-label={`${t('codes.settings')}: ${name}`}
        >
          <IconSettings size={18} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <Dialog opened={opened} onClose={close} title={name} size={420}>
        <Suspense fallback={null}>
          <LinkSettingsForm link={link} onDone={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
