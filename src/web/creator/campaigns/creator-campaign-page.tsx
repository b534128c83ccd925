import { Skeleton, Textarea } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenCampaign } from '../../../campaigns/schemas.ts';
import { useOpenCampaign } from '../../api/campaigns.ts';
import shared from '../../collaboration/collaboration.module.css';
import { payWords } from '../../collaboration/pay-words.ts';
import { ProductChips } from '../../collaboration/terms.tsx';
import { Fact, Facts } from '../../kit/facts.tsx';
import { Markdown } from '../../kit/markdown.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { ApplyButton } from './apply-button.tsx';
import { FitReasons } from './fit-reasons.tsx';

const route = getRouteApi('/creator/campaigns/$campaignId');

/** The brief of one campaign, its terms, and the way in. */
export function CreatorCampaignPage() {
  const { t } = useTranslation();
  const { campaignId } = route.useParams();
  const { data, error, isPending, refetch } = useOpenCampaign(campaignId);
  return (
    <Page
      title={data?.title ?? t('campaigns.list.name')}
      lead={data?.brand.name}
      back={{ to: '/creator/campaigns', label: t('campaigns.open.back') }}
    >
      {error && !data ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={360} /> : null}
      {data ? <Details campaign={data} /> : null}
    </Page>
  );
}

function Details({ campaign }: { campaign: OpenCampaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [note, setNote] = useState('');
  const mayApply = campaign.mayApply && campaign.budgetLeft;
  return (
    <div className={shared.columns}>
      <div className={shared.stack}>
        <Section title={t('campaigns.open.brief')}>
          <Markdown text={campaign.brief} />
        </Section>
        <Section title={t('campaigns.open.apply')}>
          <div className={shared.form}>
            {mayApply ? (
              <Textarea
                label={t('campaigns.open.noteLabel')}
                description={t('campaigns.open.noteHint')}
                autosize
                minRows={2}
                maxLength={1_000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            ) : null}
            <ApplyButton campaign={campaign} note={note} />
          </div>
        </Section>
      </div>
      <div className={shared.stack}>
        <Section title={t('campaigns.open.details')}>
          <Facts>
            <Fact name={t('campaigns.one.pays')}>{payWords(campaign, t, format)}</Fact>
            <Fact name={t('campaigns.one.period')}>
              {format.programmeDay(campaign.startsAt)} – {format.programmeDay(campaign.endsAt)}
            </Fact>
            <Fact name={t('campaigns.collaboration.pieces')}>{format.number(campaign.pieces)}</Fact>
            <Fact name={t('campaigns.edit.days')}>{format.number(campaign.contentDays)}</Fact>
            {campaign.samples.total > 0 ? (
              <Fact name={t('campaigns.one.samples')}>{t('campaigns.one.left', campaign.samples)}</Fact>
            ) : null}
            {campaign.products.length > 0 ? (
              <Fact name={t('campaigns.one.products')}>
                <ProductChips products={campaign.products} />
              </Fact>
            ) : null}
          </Facts>
        </Section>
        <Section title={t('campaigns.open.why')}>
          <FitReasons campaign={campaign} />
        </Section>
      </div>
    </div>
  );
}
