import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useStepCampaign } from '../../api/campaigns.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { toast } from '../../kit/toast.ts';

/** What a brand does with a campaign as a whole. */
export function CampaignSteps({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { id: campaignId, brand, state } = campaign;
  const params = { brandId: brand.id, campaignId };
  const step = useStepCampaign(brand.id, campaignId);
  const quick = (name: 'pause' | 'resume') =>
    step.mutate(name, { onError: (error) => void toast(problemSentence(error, t), 'problem') });
  const confirm = { isRunning: step.isPending, error: step.error };
  return (
    <>
      <StateBadge kind="campaign" state={state} />
      {state === 'ended' ? null : (
        <ButtonLink to="/brand/$brandId/campaigns/$campaignId/edit" params={params} variant="default">
          {t('campaigns.one.edit')}
        </ButtonLink>
      )}
      {state === 'published' ? (
        <Button variant="default" onClick={() => quick('pause')}>
          {t('campaigns.one.pause')}
        </Button>
      ) : null}
      {state === 'paused' ? <Button onClick={() => quick('resume')}>{t('campaigns.one.resume')}</Button> : null}
      {state === 'published' || state === 'paused' ? (
        <ConfirmButton
          variant="default"
          label={t('campaigns.one.end')}
          title={t('campaigns.one.endTitle')}
          confirmLabel={t('campaigns.one.end')}
          onConfirm={() => step.mutateAsync('end')}
          {...confirm}
        >
          <p>{t('campaigns.one.endBody')}</p>
        </ConfirmButton>
      ) : null}
      {state === 'draft' ? (
        <ConfirmButton
          label={t('campaigns.one.publish')}
          title={t('campaigns.one.publishTitle')}
          confirmLabel={t('campaigns.one.publish')}
          onConfirm={() => step.mutateAsync('publish')}
          {...confirm}
        >
          <p>{t('campaigns.one.publishBody')}</p>
        </ConfirmButton>
      ) : null}
    </>
  );
}
