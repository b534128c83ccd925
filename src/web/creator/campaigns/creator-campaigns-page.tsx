import { SegmentedControl } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOwnCollaborations } from '../../api/campaigns.ts';
import { CollaborationRows } from '../../collaboration/rows.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { AgencyChoice } from './agency-choice.tsx';
import { OpenCampaigns } from './open-campaigns.tsx';

const route = getRouteApi('/creator/campaigns');

/** Campaigns a creator may take part in, and those she is in. */
export function CreatorCampaignsPage() {
  const { t } = useTranslation();
  const { show = 'open' } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page
      title={t('campaigns.open.title')}
      lead={t('campaigns.open.lead')}
      actions={
        <>
          <ButtonLink to="/creator/media-kit" variant="default">
            {t('campaigns.kit.nav')}
          </ButtonLink>
          <SegmentedControl
            aria-label={t('campaigns.open.title')}
            value={show}
            onChange={(value) =>
              void navigate({ to: '/creator/campaigns', search: value === 'mine' ? { show: 'mine' } : {} })
            }
            data={[
              { value: 'open', label: t('campaigns.open.tabOpen') },
              { value: 'mine', label: t('campaigns.open.tabMine') },
            ]}
          />
        </>
      }
    >
      {show === 'mine' ? <Mine /> : <OpenCampaigns />}
    </Page>
  );
}

function Mine() {
  const { t } = useTranslation();
  return (
    <>
      <Section flush>
        <CollaborationRows
          list={useOwnCollaborations()}
          label={t('campaigns.open.tabMine')}
          searchLabel={t('campaigns.open.search')}
          shows="campaign"
          to={({ id }) => ({ to: '/creator/collaborations/$collaborationId', params: { collaborationId: id } })}
          empty={
            <EmptyState
              icon={IconHeartHandshake}
              title={t('campaigns.open.mineEmpty')}
              body={t('campaigns.open.mineEmptyHint')}
            />
          }
        />
      </Section>
      <AgencyChoice />
    </>
  );
}
