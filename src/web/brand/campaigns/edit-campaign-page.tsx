import { Skeleton } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrandCampaign, useSaveCampaign } from '../../api/campaigns.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useBrandId } from '../use-brand-id.ts';

const CampaignForm = lazy(() => import('./campaign-form.tsx'));

const route = getRouteApi('/brand/$brandId/campaigns/$campaignId/edit');

/** Changes a campaign; what creators agreed to is locked once it is published. */
export function EditCampaignPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const { campaignId } = route.useParams();
  const params = { brandId, campaignId };
  const navigate = useNavigate();
  const { data, error, isPending } = useBrandCampaign(brandId, campaignId);
  const save = useSaveCampaign(brandId, campaignId);
  const send = async (input: object) => {
    await save.mutateAsync({ ...input, version: data?.version ?? 1 });
    void toast(t('campaigns.edit.saved'));
    await navigate({ to: '/brand/$brandId/campaigns/$campaignId', params });
  };
  return (
    <Page
      title={t('campaigns.edit.title')}
      back={{ to: '/brand/$brandId/campaigns/$campaignId', params, label: data?.title ?? t('campaigns.edit.back') }}
    >
      {error ? <ProblemAlert error={error} /> : null}
      {isPending ? <Skeleton height={400} /> : null}
      {data ? (
        <Suspense fallback={<Skeleton height={400} />}>
          <CampaignForm brandId={brandId} campaign={data} send={send} isSending={save.isPending} error={save.error} />
        </Suspense>
      ) : null}
    </Page>
  );
}
