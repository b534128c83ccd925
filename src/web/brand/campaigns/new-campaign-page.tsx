import { Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveCampaign } from '../../api/campaigns.ts';
import { Page } from '../../kit/page.tsx';
import { useBrandId } from '../use-brand-id.ts';

const CampaignForm = lazy(() => import('./campaign-form.tsx'));

/** A new draft. */
export function NewCampaignPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const navigate = useNavigate();
  const save = useSaveCampaign(brandId);
  const send = async (input: object) => {
    const { id } = await save.mutateAsync(input);
    await navigate({ to: '/brand/$brandId/campaigns/$campaignId', params: { brandId, campaignId: id } });
  };
  return (
    <Page
      title={t('campaigns.edit.newTitle')}
      back={{ to: '/brand/$brandId/campaigns', params: { brandId }, label: t('campaigns.edit.back') }}
    >
      <Suspense fallback={<Skeleton height={400} />}>
        <CampaignForm brandId={brandId} send={send} isSending={save.isPending} error={save.error} />
      </Suspense>
    </Page>
  );
}
