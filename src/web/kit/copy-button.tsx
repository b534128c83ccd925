import { Button, type ButtonProps, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps extends ButtonProps {
  value: string;
  /** What is copied, for screen readers: several copy buttons on a page must differ. */
  what: string;
}

export function CopyButton({ value, what, ...buttonProps }: CopyButtonProps) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1800 });
  const Glyph = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      {...buttonProps}
      leftSection={<Glyph size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => clipboard.copy(value)}
    >
      <span aria-live="polite">{clipboard.copied ? t('kit.copied') : t('kit.copy')}</span>
      <VisuallyHidden component="span"> {what}</VisuallyHidden>
    </Button>
  );
}
