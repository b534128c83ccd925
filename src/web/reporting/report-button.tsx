import { ActionIcon, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFlag } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/dialog.tsx';
import { Hint } from '../kit/hint.tsx';

const BrandReport = lazy(() => import('./brand-report.tsx'));

interface ReportButtonProps {
  brandId: string;
  creatorId: string;
  name: string;
  /** Address of the piece of content it is about. */
  url?: string | null | undefined;
  compact?: boolean;
}

/** Lets a brand report a creator or a piece of her content. */
export function ReportButton({ compact = false, ...about }: ReportButtonProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const label = t('reporting.about', { name: about.name });
  const icon = <IconFlag size={compact ? 18 : 16} stroke={1.7} aria-hidden="true" />;
  return (
    <>
      {compact ? (
        <Hint label={t('reporting.report')}>
          <ActionIcon variant="subtle" color="gray" size={36} onClick={open} aria-label={label}>
            {icon}
          </ActionIcon>
        </Hint>
      ) : (
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={icon} onClick={open} aria-label={label}>
          {t('reporting.report')}
        </Button>
      )}
      <Dialog opened={opened} onClose={close} title={label} size={480}>
        <Suspense fallback={null}>
          <BrandReport {...about} onDone={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
