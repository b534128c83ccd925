import { Link, Outlet, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Door, doorsOf, type Portal, useMe } from '../api/me.ts';
import { Logo } from '../kit/logo.tsx';
import { AccountButton, type AccountMenuProps } from './account-button.tsx';
import { type NavItem, NavLink } from './nav-link.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';
import classes from './shell.module.css';
import { TabBar } from './tab-bar.tsx';

export type { NavItem } from './nav-link.tsx';

const EmailHint = lazy(() => import('./email-hint.tsx'));
const AccountMenu = lazy(() => import('./account-menu.tsx'));

interface ShellProps {
  portal: Portal;
  items: NavItem[];
  /** The one thing that people come here to do: a button above the navigation, the middle of the tab bar on a phone. */
  primary?: (place: 'side' | 'tab') => ReactNode;
}

/** The frame of a portal: navigation at the side, or as tabs at the bottom of a phone. */
export function Shell({ portal, items, primary }: ShellProps) {
  const { t } = useTranslation();
  const me = useMe();
  const door = useDoor(portal);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <header className={classes.top}>
        <Link to={door.to} params={door.params} aria-label="Kolect">
          <Logo />
        </Link>
        <Account me={me} door={door} compact />
      </header>
      <aside className={classes.side}>
        <Link to={door.to} params={door.params} className={classes.brand} aria-label="Kolect">
          <Logo />
        </Link>
        {primary ? <div className={classes.primary}>{primary('side')}</div> : null}
        <nav aria-label={t('shell.navigation')} className={classes.nav}>
          {items.map((item) => (
            <NavLink key={item.label} item={item} className={classes.navLink} />
          ))}
        </nav>
        <Account me={me} door={door} />
      </aside>
      <div className={classes.content}>
        {me.programme.sandbox ? <SandboxBanner programme={me.programme} /> : null}
        <main id="content" tabIndex={-1} className={classes.main}>
          {me.user.emailVerified ? null : (
            <Suspense>
              <EmailHint />
            </Suspense>
          )}
          <Outlet />
        </main>
      </div>
      <TabBar items={items} primary={primary?.('tab')} />
    </div>
  );
}

/** The door through which this page was entered: of several brands, the one in the address. */
function useDoor(portal: Portal): Door {
  const { brandId, agencyId } = useParams({ strict: false });
  const doors = doorsOf(useMe()).filter((door) => door.portal === portal);
  const here = doors.find(({ params }) => params.brandId === brandId && params.agencyId === agencyId) ?? doors[0];
  if (!here) throw new Error('This page needs a membership.');
  return here;
}

/** The menu's code comes after the first paint; until then its button stands there, and a press on it is not lost. */
function Account(props: AccountMenuProps) {
  const [pressed, setPressed] = useState(false);
  return (
    <Suspense fallback={<AccountButton {...props} onClick={() => setPressed(true)} />}>
      <AccountMenu {...props} defaultOpened={pressed} />
    </Suspense>
  );
}
