import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agency, useDecideAgency } from '../../api/agencies.ts';
import { useMe } from '../../api/me.ts';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { toast } from '../../kit/toast.ts';

/** What a reviewer can decide about an agency in its state; no needs a reason that its owner reads. */
export function AgencyDecisions({ agency }: { agency: Agency }) {
  const { t } = useTranslation();
  const decide = useDecideAgency();
  const [asking, setAsking] = useState<'rejected' | 'suspended' | null>(null);
  const role = useMe().memberships.find((held) => held.kind === 'manager')?.role;
  const { id, name, state } = agency;
  if (role === 'finance' || state === 'rejected') return null;
  const admit = () =>
    decide.mutate(
      { id, state: 'active' },
      {
        onSuccess: () => void toast(t('manage.admitted', { name })),
        onError: (error) => void toast(problemSentence(error, t), 'problem'),
      },
    );
  const refusal = state === 'applied' ? 'rejected' : 'suspended';
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {state === 'active' ? null : (
        <Button size="xs" onClick={admit} loading={decide.isPending}>
          {t(`manage.admit.${state}`)}
        </Button>
      )}
      {state === 'suspended' ? null : (
        <Button size="xs" variant="default" onClick={() => setAsking(refusal)}>
          {t(`manage.refuse.${refusal}`)}
        </Button>
      )}
      <ReasonDialog
        opened={asking !== null}
        title={t(`manage.refuseTitle.${refusal}`, { name })}
        reason={{
          label: t('manage.reason'),
          hint: t(`manage.reasonHint.${refusal}`),
          missing: t('manage.reasonMissing'),
          shortest: 3,
          longest: 500,
        }}
        confirmLabel={t(`manage.refuse.${refusal}`)}
        isGrave
        send={(reason) => decide.mutateAsync({ id, state: refusal, reason })}
        onClose={() => setAsking(null)}
      />
    </Group>
  );
}
