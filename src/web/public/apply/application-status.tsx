import { Button } from '@mantine/core';
import { IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import type { Application, CreatorState } from '../../api/types.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { networkTitles } from '../../kit/network-icon.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import EmailHint from '../../shell/email-hint.tsx';
import classes from './apply.module.css';

const looks = {
  wait: { tone: 'wait', icon: IconHourglass },
  yes: { tone: 'gain', icon: IconCheck },
  no: { tone: 'loss', icon: IconX },
} as const;

const lookOf = (state: CreatorState) => (state === 'applied' ? looks.wait : state === 'active' ? looks.yes : looks.no);

/** What became of the application. The decision arrives by itself. */
export function ApplicationStatus({ application }: { application: Application }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const me = useQuery(meQuery).data;
  const { state, reason } = application;
  const { tone, icon: Glyph } = lookOf(state);
  const title = t(`public.status.${state}.title`);
  useEffect(() => {
    document.title = `${title} · Kolect`;
  }, [title]);
  useEffect(() => {
    if (state === 'active') void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [state, queryClient]);
  return (
    <div className={classes.status}>
      <span className={classes.statusIcon} data-tone={tone} aria-hidden="true">
        <Glyph size={28} stroke={1.7} />
      </span>
      <div role="status">
        <h1>{title}</h1>
        <p className={classes.statusBody}>{t(`public.status.${state}.body`)}</p>
      </div>
      {reason ? <blockquote className={classes.reason}>{reason}</blockquote> : null}
      {state === 'applied' && me?.user.emailVerified === false ? <EmailHint /> : null}
      {state === 'active' ? (
        <div className={classes.actions}>
          <Button component={Link} to="/creator/first-link" size="lg" fz="md">
            {t('public.status.active.firstLink')}
          </Button>
          <Button component={Link} to="/creator" variant="subtle" size="lg" fz="md">
            {t('public.status.active.action')}
          </Button>
        </div>
      ) : null}
      {state === 'suspended' || state === 'banned' ? (
        <Button component={Link} to="/questions" variant="default" size="md">
          {t('public.status.toQuestions')}
        </Button>
      ) : null}
      <ApplicationFacts application={application} />
    </div>
  );
}

function ApplicationFacts({ application }: { application: Application }) {
  const { t } = useTranslation();
  const format = useFormat();
  const accounts = application.identities.map(({ network, username }) =>
    username ? `${networkTitles[network]} ${username}` : networkTitles[network],
  );
  return (
    <div className={classes.sent}>
      <Facts>
        <Fact name={t('public.status.name')}>{application.displayName}</Fact>
        <Fact name={t('public.status.country')}>{format.country(application.country)}</Fact>
        {accounts.length > 0 ? <Fact name={t('public.status.accounts')}>{accounts.join(', ')}</Fact> : null}
        <Fact name={t('public.status.sent')}>
          <When at={application.appliedAt} />
        </Fact>
        {application.decidedAt ? (
          <Fact name={t('public.status.decided')}>
            <When at={application.decidedAt} />
          </Fact>
        ) : null}
      </Facts>
    </div>
  );
}
