import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Outcome, ReversalReason } from '../../api/cases.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { isLongEnough, ReasonField } from './reason-field.tsx';
import type { CaseDesk } from './use-case-desk.ts';

const REVERSAL_REASONS = [
  'terms_violation',
  'self_purchase',
  'consumer_fraud',
  'undisclosed_ad',
  'counterfeit',
  'tracking_error',
  'duplicate',
  'test_order',
  'manual',
] as const satisfies ReversalReason[];

interface DecisionDialogProps {
  view: CaseView;
  desk: CaseDesk;
}

/** Words a decision, or the taking back of one; the reason is what the creator reads. */
export default function DecisionDialog({ view, desk }: DecisionDialogProps) {
  const { t } = useTranslation();
  const { wording } = desk;
  const title =
    wording === null || wording === 'undo'
      ? t('trust.undoTitle')
      : `${t(`trust.outcomes.${wording}.do`)}: ${view.creator.name}`;
  return (
    <Dialog opened={wording !== null} onClose={() => desk.setWording(null)} title={title} size={520}>
      {wording ? <DecisionForm key={wording} view={view} desk={desk} wording={wording} /> : null}
    </Dialog>
  );
}

function DecisionForm({ view, desk, wording }: DecisionDialogProps & { wording: Outcome | 'undo' }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [reversalReason, setReversalReason] = useState<ReversalReason>('terms_violation');
  const takesBack = wording === 'reverse' || wording === 'ban';
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isLongEnough(reason)) return;
    const common = { reason: reason.trim(), revision: view.revision };
    if (wording === 'undo') return desk.act({ path: 'undo', body: common }, t('trust.undoneToast'));
    const outcome = t(`trust.outcomes.${wording}.done`);
    const body = { ...common, outcome: wording, ...(takesBack ? { reversalReason } : {}) };
    desk.act({ path: 'decide', body }, t('trust.decided', { outcome, name: view.creator.name }));
  };
  return (
    <form onSubmit={submit} noValidate>
      {wording === 'undo' ? null : <p>{t(`trust.outcomes.${wording}.means`)}</p>}
      {takesBack ? (
        <NativeSelect
          label={t('trust.reversalReason')}
          data={REVERSAL_REASONS.map((value) => ({ value, label: t(`trust.reversalReasons.${value}`) }))}
          value={reversalReason}
          onChange={({ currentTarget }) =>
            setReversalReason(REVERSAL_REASONS.find((one) => one === currentTarget.value) ?? 'terms_violation')
          }
          mb="sm"
        />
      ) : null}
      <ReasonField value={reason} onChange={setReason} tried={tried} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => desk.setWording(null)}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={desk.isActing} {...(takesBack || wording === 'suspend' ? { color: 'red' } : {})}>
          {wording === 'undo' ? t('trust.undo') : t(`trust.outcomes.${wording}.do`)}
        </Button>
      </Group>
    </form>
  );
}
