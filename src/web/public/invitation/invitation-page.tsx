import { Button, Skeleton } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { type SeenInvitation, useAnswerInvitation, useInvitation } from '../../api/invitations.ts';
import { meQuery } from '../../api/me.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import { useInvitationToken } from '../invitation-token.ts';
import { NetworkButtons } from '../sign-in/network-buttons.tsx';
import classes from './invitation.module.css';
import { NextStep } from './next-step.tsx';
import { OfferCard } from './offer-card.tsx';

/** Where an invitation leads: who invites, what it means, yes or no. Signing in comes before yes, never by the link itself. */
export function InvitationPage() {
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <InvitationContent />
      </div>
    </PublicFrame>
  );
}

function InvitationContent() {
  const token = useInvitationToken('programme');
  return token === null ? <Unknown /> : <Known token={token} />;
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <Page title={t('join.title')}>
      <EmptyState
        icon={IconMailOff}
        title={t('join.unknown')}
        body={t('join.unknownHint')}
        action={<AnchorLink to="/">{t('kit.toStart')}</AnchorLink>}
      />
    </Page>
  );
}

function Known({ token }: { token: string }) {
  const { t } = useTranslation();
  const invitation = useInvitation(token);
  if (invitation.data) return <Seen invitation={invitation.data} token={token} />;
  if (!invitation.error) return <Skeleton height={320} role="status" aria-label={t('kit.loading')} />;
  if (invitation.error instanceof Problem && [404, 422].includes(invitation.error.status)) return <Unknown />;
  return (
    <Page title={t('join.title')}>
      <ProblemAlert error={invitation.error} retry={() => void invitation.refetch()} />
    </Page>
  );
}

function Seen({ invitation, token }: { invitation: SeenInvitation; token: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, from, state, mine } = invitation;
  if (mine) return <NextStep invitation={invitation} />;
  const title = t(`join.${kind}.title`, { from });
  if (state !== 'open')
    return (
      <Page title={title}>
        <EmptyState icon={IconMailOff} title={t(`join.closed.${state}`)} body={t('join.closedHint', { from })} />
      </Page>
    );
  return (
    <Page title={title} lead={t(`join.${kind}.lead`, { from })}>
      {invitation.offer ? <OfferCard offer={invitation.offer} from={from} /> : null}
      {invitation.referral ? (
        <Section title={t('join.referral.whatTitle')}>
          <p className={classes.words}>{t('join.referral.what', { from, count: invitation.referral.months })}</p>
        </Section>
      ) : null}
      <Answer invitation={invitation} token={token} />
      <p className={classes.until}>{t('terms.until', { day: format.programmeDay(invitation.expiresAt) })}</p>
    </Page>
  );
}

/** Strangers sign in first; what stands in the way of a signed-in person is said before she tries. */
function Answer({ invitation, token }: { invitation: SeenInvitation; token: string }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const answer = useAnswerInvitation(token);
  const { offer, obstacle, kind } = invitation;
  const send = (accept: boolean) => answer.mutate({ accept, offer });
  const decline =
    kind === 'referral' ? null : (
      <Button variant="subtle" color="gray" onClick={() => send(false)} disabled={answer.isPending}>
        {t('join.decline')}
      </Button>
    );
  if (me.isPending) return <Skeleton height={48} />;
  return (
    <div className={classes.answer}>
      {answer.error ? <ProblemAlert error={answer.error} /> : null}
      {me.data ? null : (
        <Section title={t('join.signIn')}>
          <p className={classes.words}>{t('join.signInHint')}</p>
          <NetworkButtons returnTo="/invitation" />
        </Section>
      )}
      {obstacle ? <p className={classes.obstacle}>{t(`join.obstacle.${obstacle}`)}</p> : null}
      {me.data && !obstacle ? (
        <Button size="lg" fz="md" loading={answer.isPending} onClick={() => send(true)}>
          {t(offer ? 'join.acceptTerms' : 'join.accept')}
        </Button>
      ) : null}
      {decline}
    </div>
  );
}
