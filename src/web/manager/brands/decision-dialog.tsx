import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { useDecideBrand } from '../../api/brand-reviews.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './brands.module.css';

export type Verdict = 'verified' | 'rejected' | 'restricted' | 'suspended';

const shortest = 10;
const longest = 1_000;

interface DecisionDialogProps {
  brand: BrandProfile;
  /** Closed when there is none. */
  verdict: Verdict | null;
  domains: string[];
  onClose: () => void;
}

/** Names what a decision brings about, and asks for the reason that the brand will read. */
export function DecisionDialog({ brand, verdict, domains, onClose }: DecisionDialogProps) {
  const { t } = useTranslation();
  const title = verdict ? t(`brandReviews.ask.${verdict}`, { name: brand.name }) : '';
  return (
    <Dialog opened={verdict !== null} onClose={onClose} title={title} size={520}>
      {verdict ? <DecisionForm brand={brand} verdict={verdict} domains={domains} onClose={onClose} /> : null}
    </Dialog>
  );
}

function DecisionForm({ brand, verdict, domains, onClose }: DecisionDialogProps & { verdict: Verdict }) {
  const { t } = useTranslation();
  const decide = useDecideBrand(brand.id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsReason = verdict !== 'verified';
  const isTooShort = needsReason && reason.trim().length < shortest;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isTooShort) return;
    decide.mutate(
      { from: brand.state, to: verdict, reason: reason.trim() || null, domains },
      {
        onSuccess: () => {
          void toast(t(`brandReviews.decided.${verdict}`, { name: brand.name }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{t(`brandReviews.effect.${verdict}`)}</p>
      {verdict === 'verified' && domains.length > 0 ? (
        <p className={classes.soft}>{t('brandReviews.domainsBecome', { domains: domains.join(', ') })}</p>
      ) : null}
      <Textarea
        label={needsReason ? t('brandReviews.reason') : t('brandReviews.reasonOptional')}
        description={t('brandReviews.reasonHint')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={longest}
        data-autofocus
        value={reason}
        error={tried && isTooShort ? t('brandReviews.reasonMissing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {decide.error ? <ProblemAlert error={decide.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" color={needsReason ? 'red' : undefined} loading={decide.isPending}>
          {t(`brandReviews.verdict.${verdict}`)}
        </Button>
      </Group>
    </form>
  );
}
