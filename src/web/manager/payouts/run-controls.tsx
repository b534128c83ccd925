import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useControlRun } from '../../api/payouts.ts';
import type { Run, RunAction } from '../../api/types.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';

const looks: Record<RunAction, object> = {
  approve: {},
  resume: {},
  pause: { variant: 'default' },
  cancel: { variant: 'light', color: 'red' },
};

/** The run's state, and a button for each thing that the reader may do with it now. */
export function RunControls({ run }: { run: Run }) {
  return (
    <Group gap="xs">
      <StateBadge kind="run" state={run.state} />
      {run.actions.map((action) => (
        <RunControl key={action} run={run} action={action} />
      ))}
    </Group>
  );
}

function RunControl({ run, action }: { run: Run; action: RunAction }) {
  const { t } = useTranslation();
  const control = useControlRun(run.id);
  return (
    <ConfirmButton
      {...looks[action]}
      label={t(`payoutRuns.control.${action}`)}
      title={t(`payoutRuns.control.${action}Title`)}
      confirmLabel={t(`payoutRuns.control.${action}`)}
      onConfirm={() => control.mutateAsync(action)}
      isRunning={control.isPending}
      error={control.error}
    >
      <p>{t(`payoutRuns.control.${action}Body`)}</p>
    </ConfirmButton>
  );
}
