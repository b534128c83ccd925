import { Button, Group, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import { useReview } from '../api/campaigns.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { useFormat } from '../kit/use-format.ts';
import classes from './collaboration.module.css';

/** The brand's verdict: approval pays at once and asks first; changes need their reasons. */
export function ReviewContent({ collaboration, contentId }: { collaboration: Collaboration; contentId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const review = useReview(collaboration.id, contentId);
  const { fee } = collaboration.terms;
  return (
    <div className={classes.buttons}>
      <ConfirmButton
        label={t('campaigns.content.approve')}
        title={t('campaigns.content.approveTitle')}
        confirmLabel={t('campaigns.content.approve')}
        onConfirm={() => review.mutateAsync({ approve: true, reasons: '' })}
        isRunning={review.isPending}
        error={review.error}
      >
        <p>
          {fee ? t('campaigns.content.approveBody', { fee: format.money(fee) }) : t('campaigns.content.approveNoFee')}
        </p>
      </ConfirmButton>
      <AskForChanges review={review} />
    </div>
  );
}

function AskForChanges({ review }: { review: ReturnType<typeof useReview> }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [reasons, setReasons] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    review.mutateAsync({ approve: false, reasons: reasons.trim() }).then(close, () => undefined);
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('campaigns.content.changes')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('campaigns.content.changesTitle')}>
        <form onSubmit={send} className={classes.dialog}>
          <Textarea
            label={t('campaigns.content.reasons')}
            description={t('campaigns.content.reasonsHint')}
            required
            withAsterisk={false}
            autosize
            minRows={4}
            maxLength={2_000}
            value={reasons}
            onChange={(event) => setReasons(event.currentTarget.value)}
          />
          {review.error ? <ProblemAlert error={review.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('kit.cancel')}
            </Button>
            <Button type="submit" loading={review.isPending}>
              {t('campaigns.content.changes')}
            </Button>
          </Group>
        </form>
      </Dialog>
    </>
  );
}
