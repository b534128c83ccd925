import { Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeBack } from '../../api/payout-desk.ts';
import type { RunPayout } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { decimalsOf } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';

const SHORTEST_REASON = 3;
const WORDS = { requested: 'askedFor', done: 'tookBack', refused: 'wasRefused' } as const;

interface TakeBackProps {
  payout: RunPayout;
  runId: string;
}

/** A sent payout can be taken back, whole or in part, as far as the payee's account still has it. */
export function TakeBack(props: TakeBackProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="subtle" color="red" onClick={open}>
        {t('payoutDesk.reversals.takeBack')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('payoutDesk.reversals.takeBackTitle')}>
        <TakeBackForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}

function TakeBackForm({ payout, runId, onClose }: TakeBackProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack(payout.id, runId);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [hold, setHold] = useState(true);
  const [tried, setTried] = useState(false);
  const { currency } = payout.amount;
  const left = { currency, amountMinor: payout.amount.amountMinor - payout.reversed.amountMinor };
  const amountMinor =
    text.trim() === '' ? undefined : Math.round(Number(text.replace(',', '.')) * 10 ** decimalsOf(currency));
  const isWrong = amountMinor !== undefined && !(amountMinor > 0 && amountMinor <= left.amountMinor);
  const isTooShort = reason.trim().length < SHORTEST_REASON;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWrong || isTooShort) return;
    const input = { reason: reason.trim(), hold, ...(amountMinor === undefined ? {} : { amountMinor }) };
    takeBack.mutate(input, {
      onSuccess: ({ state }) => {
        void toast(t(`payoutDesk.reversals.${WORDS[state]}`), state === 'refused' ? 'problem' : 'done');
        onClose();
      },
    });
  };
  const amount = format.money(left);
  return (
    <form onSubmit={submit} noValidate>
      <p>{t('payoutDesk.reversals.takeBackBody', { amount, name: payout.name })}</p>
      <TextInput
        label={t('payoutDesk.reversals.howMuch', { currency })}
        placeholder={t('payoutDesk.reversals.all')}
        inputMode="decimal"
        maxLength={14}
        value={text}
        error={tried && isWrong ? t('payoutDesk.reversals.amountWrong', { amount }) : null}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Textarea
        mt="sm"
        label={t('payoutDesk.reversals.reason')}
        description={t('payoutDesk.reversals.reasonHint')}
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        error={tried && isTooShort ? t('payoutDesk.reversals.reasonMissing') : null}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Checkbox
        mt="md"
        label={t('payoutDesk.reversals.hold')}
        checked={hold}
        onChange={({ currentTarget }) => setHold(currentTarget.checked)}
      />
      {takeBack.error ? <ProblemAlert error={takeBack.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" color="red" loading={takeBack.isPending}>
          {t('payoutDesk.reversals.takeBack')}
        </Button>
      </Group>
    </form>
  );
}
