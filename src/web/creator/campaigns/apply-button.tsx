import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenCampaign } from '../../../campaigns/schemas.ts';
import { useApply } from '../../api/campaigns.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './campaigns.module.css';

/** One tap to apply; afterwards the way to what came of it. */
export function ApplyButton({ campaign, note = '' }: { campaign: OpenCampaign; note?: string }) {
  const { t } = useTranslation();
  const apply = useApply(campaign.id);
  if (campaign.collaborationId && !campaign.mayApply)
    return (
      <ButtonLink
        to="/creator/collaborations/$collaborationId"
        params={{ collaborationId: campaign.collaborationId }}
        variant="default"
      >
        {t('campaigns.open.see')}
      </ButtonLink>
    );
  if (!campaign.budgetLeft) return <p className={classes.brand}>{t('campaigns.open.noBudget')}</p>;
  const label = campaign.collaborationId ? t('campaigns.collaboration.action.apply_again') : t('campaigns.open.apply');
  const send = () =>
    apply.mutateAsync(note).then(
      () => void toast(t('campaigns.open.applied')),
      () => undefined,
    );
  return (
    <>
      {apply.error ? <ProblemAlert error={apply.error} /> : null}
      <Button
        variant={campaign.fits ? 'filled' : 'default'}
        loading={apply.isPending}
        onClick={send}
        aria-label={`${label}: ${campaign.title}`}
      >
        {label}
      </Button>
    </>
  );
}
