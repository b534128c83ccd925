import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/types.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';

const presets = ['audience', 'profile', 'fit'] as const;

interface RejectDialogProps {
  /** The application in question; closed when there is none. */
  application: Application | null;
  onClose: () => void;
  onReject: (reason: string) => void;
}

/** Asks for the reason that the applicant will read; what came of it is said by the queue. */
export function RejectDialog({ application, onClose, onReject }: RejectDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened={application !== null}
      title={t('manager.queue.rejectTitle', { name: application?.displayName ?? '' })}
      reason={{
        label: t('manager.queue.reason'),
        hint: t('manager.queue.rejectHint'),
        missing: t('manager.queue.reasonMissing'),
        shortest: 10,
        longest: 500,
      }}
      presets={presets.map((preset) => ({
        name: t(`manager.queue.preset.${preset}`),
        text: t(`manager.queue.preset.${preset}Text`),
      }))}
      confirmLabel={t('manager.queue.reject')}
      isGrave
      send={async (reason) => onReject(reason)}
      onClose={onClose}
    />
  );
}
