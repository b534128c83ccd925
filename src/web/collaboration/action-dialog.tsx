import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import type { Action } from '../../campaigns/schemas.ts';
import type { useAct } from '../api/campaigns.ts';
import { Dialog } from '../kit/dialog.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import classes from './collaboration.module.css';

const ASKED = [
  'decline_application',
  'cancel',
  'finish',
  'request_sample',
  'ship_sample',
  'apply_again',
  'invite_again',
] as const;
export type AskedAction = (typeof ASKED)[number];

export const isAsked = (action: Action): action is AskedAction => (ASKED as readonly Action[]).includes(action);

interface Props {
  action: AskedAction;
  collaboration: Collaboration;
  act: ReturnType<typeof useAct>;
  close: () => void;
}

/** Asks for what an action needs: a word, an address, a tracking number. */
export function ActionDialog({ action, collaboration, act, close }: Props) {
  const { t } = useTranslation();
  const [sku, setSku] = useState(collaboration.products[0]?.sku ?? '');
  const [address, setAddress] = useState('');
  const [tracking, setTracking] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act
      .mutateAsync({
        action,
        ...(action === 'request_sample' ? { sku, address } : {}),
        ...(action === 'ship_sample' ? { tracking } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      .then(close, () => undefined);
  };
  return (
    <Dialog opened onClose={close} title={t(`campaigns.collaboration.sure.${action}`)}>
      <form onSubmit={submit} className={classes.dialog}>
        <p>{t(`campaigns.collaboration.sureBody.${action}`)}</p>
        {action === 'request_sample' ? (
          <>
            <NativeSelect
              label={t('campaigns.collaboration.sampleOf')}
              value={sku}
              onChange={(event) => setSku(event.currentTarget.value)}
              data={collaboration.products.map((product) => ({ value: product.sku, label: product.name }))}
            />
            <Textarea
              label={t('campaigns.collaboration.address')}
              required
              withAsterisk={false}
              autosize
              minRows={3}
              maxLength={500}
              autoComplete="street-address"
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
          </>
        ) : null}
        {action === 'ship_sample' ? (
          <TextInput
            label={t('campaigns.collaboration.tracking')}
            maxLength={200}
            value={tracking}
            onChange={(event) => setTracking(event.currentTarget.value)}
          />
        ) : null}
        <Textarea
          label={t('campaigns.collaboration.noteField')}
          autosize
          minRows={2}
          maxLength={1_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {act.error ? <ProblemAlert error={act.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t(`campaigns.collaboration.action.${action}`)}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
