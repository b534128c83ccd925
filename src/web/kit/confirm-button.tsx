import { Button, type ButtonProps, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem-alert.tsx';

interface ConfirmButtonProps extends ButtonProps {
  label: string;
  title: string;
  /** What will happen, with its figures. */
  children: ReactNode;
  confirmLabel: string;
  /** The dialog stays open, and shows the problem, when it rejects. */
  onConfirm: () => Promise<unknown>;
  isRunning: boolean;
  error: unknown;
}

/** A button for something that cannot be undone: asks once, in words, before it acts. */
export function ConfirmButton({
  label,
  title,
  children,
  confirmLabel,
  onConfirm,
  isRunning,
  error,
  ...buttonProps
}: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const confirm = () => onConfirm().then(close, () => undefined);
  return (
    <>
      <Button {...buttonProps} onClick={open}>
        {label}
      </Button>
      <Dialog opened={opened} onClose={close} title={title}>
        {children}
        {error ? <ProblemAlert error={error} /> : null}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={close}>
            {t('kit.cancel')}
          </Button>
          <Button onClick={confirm} loading={isRunning} data-autofocus>
            {confirmLabel}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
