import { Button, Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SeenTeamInvitation } from '../../../accounts/team/schemas.ts';
import { useMe } from '../../api/me.ts';
import { useAcceptTeamInvitation, useTeamInvitation } from '../../api/team.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from '../apply/apply.module.css';
import { useInvitationToken } from '../invitation-token.ts';

/** An invitation into a team: what it is, as whom it would be accepted, and the button. */
export function JoinPage() {
  const { t } = useTranslation();
  const token = useInvitationToken('team');
  const invitation = useTeamInvitation(token);
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <Page title={t('team.join.title')}>
          {token === null ? <p>{t('team.join.noToken')}</p> : null}
          {invitation.error ? <ProblemAlert error={invitation.error} /> : null}
          {token !== null && invitation.isPending ? <Skeleton height={160} /> : null}
          {token !== null && invitation.data ? <Invitation token={token} invitation={invitation.data} /> : null}
        </Page>
      </div>
    </PublicFrame>
  );
}

function Invitation({ token, invitation }: { token: string; invitation: SeenTeamInvitation }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const accept = useAcceptTeamInvitation();
  const { kind, title, ref, role, invitedBy, state, mine } = invitation;
  const go = () =>
    kind === 'brand'
      ? navigate({ to: '/brand/$brandId', params: { brandId: ref } })
      : kind === 'agency'
        ? navigate({ to: '/agency/$agencyId', params: { agencyId: ref } })
        : navigate({ to: '/manager' });
  const team = title ?? me.programme.name;
  return (
    <Section title={t('team.join.to', { team })}>
      <p>{t('team.join.by', { name: invitedBy, role: t(`team.roleName.${role}`) })}</p>
      <p>{t(`team.roleMeans.${role}`)}</p>
      {accept.error ? <ProblemAlert error={accept.error} /> : null}
      {state === 'open' ? (
        <>
          <p>{t('team.join.as', { name: me.user.displayName })}</p>
          <Button
            size="md"
            loading={accept.isPending}
            onClick={() => accept.mutate(token, { onSuccess: () => void go() })}
          >
            {t('team.join.accept')}
          </Button>
        </>
      ) : (
        <p>{mine ? t('team.join.mine') : t(`team.join.${state}`)}</p>
      )}
      {mine ? (
        <ButtonLink to="/" variant="default">
          {t('kit.toStart')}
        </ButtonLink>
      ) : null}
    </Section>
  );
}
