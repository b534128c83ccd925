import { Button, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/dialog.tsx';

const MakeCodeForm = lazy(() => import('./make-code-form.tsx'));

/** The button that takes a code, and the dialog it opens. */
export function MakeCode() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<IconPlus size={17} stroke={2} aria-hidden="true" />}>
        {t('codes.make')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('codes.make')} size={460}>
        <Suspense fallback={<Loader size="sm" color="gray" display="block" mx="auto" my="xl" />}>
          <MakeCodeForm onDone={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
