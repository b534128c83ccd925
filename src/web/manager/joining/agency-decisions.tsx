import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agency, useDecideAgency } from '../../api/agencies.ts';
import { useMe } from '../../api/me.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert, problemSentence } from '../../kit/problem-alert.tsx';
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
      <Dialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(`manage.refuseTitle.${refusal}`, { name })}
      >
        <ReasonForm agency={agency} state={refusal} onClose={() => setAsking(null)} />
      </Dialog>
    </Group>
  );
}

interface ReasonFormProps {
  agency: Agency;
  state: 'rejected' | 'suspended';
  onClose: () => void;
}

function ReasonForm({ agency, state, onClose }: ReasonFormProps) {
  const { t } = useTranslation();
  const decide = useDecideAgency();
  const [reason, setReason] = useState('');
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    decide.mutate({ id: agency.id, state, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label={t('manage.reason')}
        description={t(`manage.reasonHint.${state}`)}
        autosize
        minRows={3}
        maxLength={500}
        required
        minLength={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      {decide.error ? <ProblemAlert error={decide.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" color="red" loading={decide.isPending} disabled={reason.trim().length < 3}>
          {t(`manage.refuse.${state}`)}
        </Button>
      </Group>
    </form>
  );
}
