import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useInvite } from '../../api/campaigns.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { decimalsOf } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { numberOf } from './campaign-values.ts';
import classes from './campaigns.module.css';

/** Invites one creator; into a targeted campaign with terms of her own. */
export function InviteCreator({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('campaigns.one.invite')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('campaigns.one.invite')}>
        <InviteForm campaign={campaign} close={close} />
      </Dialog>
    </>
  );
}

function InviteForm({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const { t } = useTranslation();
  const invite = useInvite(campaign.brand.id, campaign.id);
  const [creatorId, setCreatorId] = useState('');
  const [note, setNote] = useState('');
  const [rate, setRate] = useState('');
  const [fee, setFee] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const [percent, amount] = [numberOf(rate), numberOf(fee)];
    invite
      .mutateAsync({
        creatorId: creatorId.trim(),
        note: note.trim(),
        ...(percent === null ? {} : { rateBps: Math.round(percent * 100) }),
        ...(amount === null ? {} : { feeMinor: Math.round(amount * 10 ** decimalsOf(campaign.currency)) }),
      })
      .then(
        () => {
          close();
          void toast(t('campaigns.one.invited'));
        },
        () => undefined,
      );
  };
  return (
    <form onSubmit={send} className={classes.dialog}>
      <TextInput
        label={t('campaigns.one.inviteId')}
        description={t('campaigns.one.inviteIdHint')}
        required
        withAsterisk={false}
        maxLength={40}
        value={creatorId}
        onChange={(event) => setCreatorId(event.currentTarget.value)}
      />
      {campaign.kind === 'targeted' ? (
        <div className={classes.pair}>
          <TextInput
            inputMode="decimal"
            label={t('campaigns.edit.rate')}
            value={rate}
            onChange={(event) => setRate(event.currentTarget.value)}
          />
          <TextInput
            inputMode="decimal"
            label={`${t('campaigns.edit.fee')}, ${campaign.currency}`}
            value={fee}
            onChange={(event) => setFee(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <Textarea
        label={t('campaigns.one.inviteNote')}
        autosize
        minRows={3}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {invite.error ? <ProblemAlert error={invite.error} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending}>
          {t('campaigns.one.inviteSend')}
        </Button>
      </Group>
    </form>
  );
}
