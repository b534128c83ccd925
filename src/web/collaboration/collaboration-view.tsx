import { Skeleton } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import { useCollaboration, useMarkRead } from '../api/campaigns.ts';
import { Markdown } from '../kit/markdown.tsx';
import { Notice } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { StateBadge } from '../kit/state-badge.tsx';
import { Actions } from './actions.tsx';
import classes from './collaboration.module.css';
import { ContentList } from './content-list.tsx';
import { Conversation } from './conversation.tsx';
import { CreatorCard } from './creator-card.tsx';
import { Terms } from './terms.tsx';
import { Timeline } from './timeline.tsx';

const SubmitContent = lazy(() => import('./submit-content.tsx'));

interface Props {
  id: string;
  back: { to: LinkProps['to']; params?: LinkProps['params']; search?: LinkProps['search']; label: string };
}

/** One collaboration, for whichever side looks: the server says which that is and what it may do. */
export function CollaborationView({ id, back }: Props) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useCollaboration(id);
  const { mutate: markRead } = useMarkRead(id);
  const news = data?.unread ?? 0;
  useEffect(() => {
    if (news > 0) markRead();
  }, [news, markRead]);
  return (
    <Page
      title={data?.campaign.title ?? t('campaigns.collaboration.messages')}
      lead={
        data ? t('campaigns.collaboration.with', { creator: data.creator.displayName, brand: data.brand.name }) : null
      }
      actions={data ? <StateBadge kind="collaboration" state={data.state} /> : null}
      back={back}
    >
      {error && !data ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={360} /> : null}
      {data ? <Body collaboration={data} /> : null}
    </Page>
  );
}

function Body({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const { party, note, actions, brief, budgetSpent } = collaboration;
  const who = party === 'brand' ? 'Brand' : 'Creator';
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Section title={t('campaigns.collaboration.next')}>
          {budgetSpent ? (
            <Notice tone="wait" title={t('campaigns.collaboration.budgetSpent')}>
              {t(`campaigns.collaboration.budgetSpent${who}`)}
            </Notice>
          ) : null}
          <Actions collaboration={collaboration} />
        </Section>
        {actions.includes('submit_content') ? (
          <Section title={t('campaigns.content.submit')}>
            <Suspense fallback={<Skeleton height={200} />}>
              <SubmitContent collaboration={collaboration} />
            </Suspense>
          </Section>
        ) : null}
        {collaboration.contents.length > 0 ? (
          <Section title={t('campaigns.content.title')}>
            <ContentList collaboration={collaboration} />
          </Section>
        ) : null}
        <Section title={t('campaigns.collaboration.messages')}>
          <Conversation collaboration={collaboration} />
        </Section>
        <Section title={t('campaigns.collaboration.brief')}>
          <Markdown text={brief} />
        </Section>
      </div>
      <div className={classes.stack}>
        <Section title={t('campaigns.collaboration.terms')}>
          <Terms collaboration={collaboration} />
        </Section>
        {party === 'brand' ? (
          <Section title={t('campaigns.collaboration.profile')}>
            <CreatorCard creator={collaboration.creator} note={note} brandId={collaboration.brand.id} />
          </Section>
        ) : null}
        <Section title={t('campaigns.collaboration.history')}>
          <Timeline collaboration={collaboration} />
        </Section>
      </div>
    </div>
  );
}
