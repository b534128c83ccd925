import { Button, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/dialog.tsx';
import classes from './make-link.module.css';

const MakeLinkForm = lazy(() => import('./make-link-form.tsx'));

interface MakeLinkProps {
  as: 'button' | 'side' | 'tab';
}

/** The button that starts a link, and the dialog it opens. */
export function MakeLink({ as }: MakeLinkProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const label = t('creator.nav.makeLink');
  return (
    <>
      {as === 'tab' ? (
        <button type="button" className={classes.tab} onClick={open} aria-label={label}>
          <span>
            <IconPlus size={24} stroke={2} aria-hidden="true" />
          </span>
        </button>
      ) : (
        <Button
          fullWidth={as === 'side'}
          onClick={open}
          leftSection={<IconPlus size={17} stroke={2} aria-hidden="true" />}
        >
          {label}
        </Button>
      )}
      <Dialog opened={opened} onClose={close} title={t('creator.makeLink.title')} size={520}>
        <Suspense fallback={<Loader size="sm" color="gray" display="block" mx="auto" my="xl" />}>
          <MakeLinkForm />
        </Suspense>
      </Dialog>
    </>
  );
}
