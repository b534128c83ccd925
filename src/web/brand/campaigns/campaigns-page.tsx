import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useBrandCampaigns } from '../../api/campaigns.ts';
import { payWords } from '../../collaboration/pay-words.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useBrandId } from '../use-brand-id.ts';
import classes from './campaigns.module.css';

type Translate = ReturnType<typeof useTranslation>['t'];

function campaignColumns(brandId: string, t: Translate, format: ReturnType<typeof useFormat>): Column<Campaign>[] {
  return [
    {
      key: 'name',
      title: t('campaigns.list.name'),
      phone: 'title',
      grow: '100%',
      render: (campaign) => (
        <TwoLines
          first={
            <Link
              to="/brand/$brandId/campaigns/$campaignId"
              params={{ brandId, campaignId: campaign.id }}
              className={classes.name}
            >
              {campaign.title}
            </Link>
          }
          second={payWords(campaign, t, format)}
        />
      ),
    },
    {
      key: 'creators',
      title: t('campaigns.list.creators'),
      phone: 'meta',
      render: ({ counts }) => {
        const waiting = [
          counts.toReview > 0 ? t('campaigns.list.toReview', { count: counts.toReview }) : '',
          counts.applied > 0 ? t('campaigns.list.applied', { count: counts.applied }) : '',
        ].filter(Boolean);
        return (
          <TwoLines
            first={t('campaigns.list.acceptedCount', { count: counts.accepted })}
            second={waiting.length > 0 ? <span className={classes.waiting}>{waiting.join(' · ')}</span> : '–'}
          />
        );
      },
    },
    {
      key: 'budget',
      title: t('campaigns.list.budget'),
      align: 'end',
      phone: 'hidden',
      render: ({ budget }) => (
        <TwoLines
          first={format.money(budget.used)}
          second={budget.total ? format.money(budget.total) : t('campaigns.list.noLimit')}
        />
      ),
    },
    {
      key: 'period',
      title: t('campaigns.list.period'),
      phone: 'hidden',
      render: (campaign) => t('campaigns.open.until', { day: format.programmeDay(campaign.endsAt) }),
    },
    {
      key: 'state',
      title: t('campaigns.list.state'),
      phone: 'value',
      render: (campaign) => <StateBadge kind="campaign" state={campaign.state} />,
    },
  ];
}

/** Campaigns of a brand, with what waits in each. */
export function CampaignsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const brandId = useBrandId();
  const newButton = (
    <ButtonLink
      to="/brand/$brandId/campaigns/new"
      params={{ brandId }}
      leftSection={<IconPlus size={17} stroke={1.75} aria-hidden="true" />}
    >
      {t('campaigns.list.new')}
    </ButtonLink>
  );
  const columns = campaignColumns(brandId, t, format);
  return (
    <Page title={t('campaigns.list.title')} lead={t('campaigns.list.lead')} actions={newButton}>
      <Section flush>
        <DataTable
          label={t('campaigns.list.title')}
          list={useBrandCampaigns(brandId)}
          columns={columns}
          rowKey={(campaign) => campaign.id}
          searchText={(campaign) => campaign.title}
          searchLabel={t('campaigns.list.search')}
          empty={
            <EmptyState
              icon={IconSpeakerphone}
              title={t('campaigns.list.empty')}
              body={t('campaigns.list.emptyHint')}
              action={newButton}
            />
          }
        />
      </Section>
    </Page>
  );
}
