import { Button } from '@mantine/core';
import { IconUserCog } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, useSignOut } from '../api/me.ts';
import { Logo } from '../kit/logo.tsx';
import classes from './public-frame.module.css';
import { SandboxBanner } from './sandbox-banner.tsx';

const LanguageMenu = lazy(() => import('./language-menu.tsx'));

/** The frame of the pages before a portal: name, language, way out. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const signOut = useSignOut();
  const isReport = useLocation().pathname === '/report';
  return (
    <div className={classes.frame}>
      {me?.programme.sandbox ? <SandboxBanner programme={me.programme} /> : null}
      <header className={classes.header}>
        <Link to="/" className={classes.home} aria-label="Kolect">
          <Logo />
        </Link>
        <div className={classes.tools}>
          <Suspense>
            <LanguageMenu />
          </Suspense>
          {me ? (
            <Link to="/account" className={classes.account} aria-label={t('shell.settings')}>
              <IconUserCog size={20} stroke={1.7} aria-hidden="true" />
            </Link>
          ) : null}
          {me ? (
            <Button variant="subtle" color="gray" size="compact-md" onClick={() => signOut.mutate()}>
              {t('shell.signOut')}
            </Button>
          ) : null}
        </div>
      </header>
      <main className={classes.main}>{children}</main>
      {me || isReport ? null : (
        <footer className={classes.footer}>
          <Link to="/report" search={{}}>
            {t('reporting.public.footer')}
          </Link>
        </footer>
      )}
    </div>
  );
}
