import { Button, Skeleton } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../accounts/schemas.ts';
import { useEndAllSessions, useEndSession, useSessions } from '../api/account.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { formatRelative } from '../kit/format.ts';
import { networkTitles } from '../kit/network-icon.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { useFormat } from '../kit/use-format.ts';
import classes from './account.module.css';

/** Where one is signed in; each can be ended, or all of them. */
export function SessionsSection() {
  const { t } = useTranslation();
  const sessions = useSessions();
  const endAll = useEndAllSessions();
  const everywhere = (
    <ConfirmButton
      variant="default"
      size="xs"
      label={t('account.sessions.everywhere')}
      title={t('account.sessions.everywhere')}
      confirmLabel={t('account.sessions.everywhere')}
      onConfirm={() => endAll.mutateAsync()}
      isRunning={endAll.isPending}
      error={endAll.error}
    >
      <p>{t('account.sessions.everywhereMeans')}</p>
    </ConfirmButton>
  );
  return (
    <Section title={t('account.sessions.title')} aside={everywhere} flush>
      {sessions.error ? <ProblemAlert error={sessions.error} retry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <Skeleton height={72} role="status" aria-label={t('kit.loading')} /> : null}
      <ul className={classes.list}>
        {(sessions.data?.data ?? []).map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  );
}

function SessionRow({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const end = useEndSession();
  const { device, network, current } = session;
  const Glyph = /Android|iPhone|iPad/.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  // Sessions live by the wall clock, whatever the sandbox's clock says.
  const seen = formatRelative(new Date(session.lastSeenAt), new Date(), language);
  const facts = [
    current ? t('account.sessions.here') : t('account.sessions.seen', { when: seen }),
    network ? t('account.sessions.with', { network: networkTitles[network] }) : '',
  ];
  return (
    <li className={classes.row}>
      <Glyph size={20} stroke={1.7} aria-hidden="true" />
      <div className={classes.words}>
        <span className={classes.name}>{device || t('account.sessions.unknown')}</span>
        <p className={classes.soft}>{facts.filter(Boolean).join(' · ')}</p>
        {end.error ? <ProblemAlert error={end.error} /> : null}
      </div>
      {current ? null : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('account.sessions.endOne', { device: device || t('account.sessions.unknown') })}
          loading={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          {t('shell.signOut')}
        </Button>
      )}
    </li>
  );
}
