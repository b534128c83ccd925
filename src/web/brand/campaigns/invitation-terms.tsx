import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import type { InvitationInput } from '../../api/campaigns.ts';
import { decimalsOf } from '../../kit/format.ts';
import { numberOf } from './campaign-values.ts';
import classes from './campaigns.module.css';

type Terms = Omit<InvitationInput, 'creatorIds'>;

/** What an invitation says and offers; terms of its own in a targeted campaign only. */
export function useInvitationTerms(campaign: Pick<Campaign, 'kind' | 'currency'> | undefined) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [rate, setRate] = useState('');
  const [fee, setFee] = useState('');
  const isTargeted = campaign?.kind === 'targeted';
  const [percent, amount] = isTargeted ? [numberOf(rate), numberOf(fee)] : [null, null];
  const terms: Terms = {
    note: note.trim(),
    ...(percent === null ? {} : { rateBps: Math.round(percent * 100) }),
    ...(amount === null ? {} : { feeMinor: Math.round(amount * 10 ** decimalsOf(campaign?.currency ?? 'EUR')) }),
  };
  const fields = (
    <>
      {isTargeted ? (
        <div className={classes.pair}>
          <TextInput
            inputMode="decimal"
            label={t('campaigns.edit.rate')}
            description={t('campaigns.invite.termsHint')}
            value={rate}
            onChange={(event) => setRate(event.currentTarget.value)}
          />
          <TextInput
            inputMode="decimal"
            label={`${t('campaigns.edit.fee')}, ${campaign?.currency ?? ''}`}
            description={t('campaigns.invite.termsHint')}
            value={fee}
            onChange={(event) => setFee(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <Textarea
        label={t('campaigns.one.inviteNote')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </>
  );
  return { terms, fields };
}
