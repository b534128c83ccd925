import { Skeleton } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useBrandCampaign, useCampaignCreators } from '../../api/campaigns.ts';
import { CollaborationRows } from '../../collaboration/rows.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Markdown } from '../../kit/markdown.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useBrandId } from '../use-brand-id.ts';
import { CampaignFacts } from './campaign-facts.tsx';
import { CampaignSteps } from './campaign-steps.tsx';
import { InviteCreators } from './invite-creators.tsx';

const route = getRouteApi('/brand/$brandId/campaigns/$campaignId');

/** One campaign: who is in it and how far, what it says, what it has used. */
export function CampaignPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const { campaignId } = route.useParams();
  const { data, error, isPending, refetch } = useBrandCampaign(brandId, campaignId);
  return (
    <Page
      title={data?.title ?? t('campaigns.list.name')}
      lead={data ? t(`campaigns.kind.${data.kind}`) : null}
      back={{ to: '/brand/$brandId/campaigns', params: { brandId }, label: t('campaigns.one.back') }}
      actions={data ? <CampaignSteps campaign={data} /> : null}
    >
      {error && !data ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={360} /> : null}
      {data ? (
        <>
          <Creators campaign={data} />
          <Section title={t('campaigns.one.facts')}>
            <CampaignFacts campaign={data} />
          </Section>
          {data.brief ? (
            <Section title={t('campaigns.one.brief')}>
              <Markdown text={data.brief} />
            </Section>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

function Creators({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const brandId = campaign.brand.id;
  const hints = {
    draft: t('campaigns.one.noCreatorsDraft'),
    open: t('campaigns.one.noCreatorsOpen'),
    targeted: t('campaigns.one.noCreatorsTargeted'),
  };
  const invite = campaign.state === 'published' ? <InviteCreators campaign={campaign} /> : null;
  return (
    <Section title={t('campaigns.one.creators')} flush aside={invite}>
      <CollaborationRows
        list={useCampaignCreators(brandId, campaign.id)}
        label={t('campaigns.one.creators')}
        searchLabel={t('campaigns.one.search')}
        shows="creator"
        to={({ id }) => ({
          to: '/brand/$brandId/collaborations/$collaborationId',
          params: { brandId, collaborationId: id },
        })}
        empty={
          <EmptyState
            icon={IconUsers}
            title={t('campaigns.one.noCreators')}
            body={campaign.state === 'draft' ? hints.draft : hints[campaign.kind]}
          />
        }
      />
    </Section>
  );
}
