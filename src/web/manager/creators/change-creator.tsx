import { useTranslation } from 'react-i18next';
import { type Standing, useChangeCreator } from '../../api/creators.ts';
import type { Application } from '../../api/types.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { toast } from '../../kit/toast.ts';

interface ChangeCreatorProps {
  creator: Application;
  /** Closed when there is none. */
  to: Standing | null;
  onClose: () => void;
}

/** Names everything that the change brings about, and asks for the reason that she will read. */
export function ChangeCreator({ creator, to, onClose }: ChangeCreatorProps) {
  const { t } = useTranslation();
  const change = useChangeCreator(creator.id);
  const state = to ?? 'active';
  const name = creator.displayName;
  const send = async (reason: string) => {
    await change.mutateAsync({ to: state, reason });
    void toast(t(`creatorDesk.done.${state}`, { name }));
  };
  return (
    <ReasonDialog
      opened={to !== null}
      title={t(`creatorDesk.ask.${state}`, { name })}
      reason={{
        label: t('creatorDesk.reason'),
        hint: t('creatorDesk.reasonHint'),
        missing: t('creatorDesk.reasonMissing'),
        shortest: 3,
        longest: 500,
      }}
      confirmLabel={t(`creatorDesk.step.${state}`)}
      isGrave={to !== 'active'}
      send={send}
      onClose={onClose}
    >
      <p>{t(`creatorDesk.effect.${state}`)}</p>
    </ReasonDialog>
  );
}
