import { IconDots } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type NavItem, NavLink } from './nav-link.tsx';
import classes from './shell.module.css';

/** As many as a thumb tells apart on a narrow phone. */
const slots = 5;

interface TabBarProps {
  items: NavItem[];
  /** Stands in the middle. */
  primary: ReactNode;
}

/** A phone's navigation: the first places as tabs, what does not fit behind the last one. */
export function TabBar({ items, primary }: TabBarProps) {
  const { t } = useTranslation();
  const free = slots - (primary ? 1 : 0);
  const shown = items.length > free ? items.slice(0, free - 1) : items;
  const rest = items.slice(shown.length);
  const middle = Math.ceil((rest.length > 0 ? free : shown.length) / 2);
  return (
    <nav aria-label={t('shell.navigation')} className={classes.tabs}>
      {shown.slice(0, middle).map((item) => (
        <NavLink key={item.label} item={item} className={classes.tab} />
      ))}
      {primary}
      {shown.slice(middle).map((item) => (
        <NavLink key={item.label} item={item} className={classes.tab} />
      ))}
      {rest.length > 0 ? <More items={rest} /> : null}
    </nav>
  );
}

function More({ items }: { items: NavItem[] }) {
  const { t } = useTranslation();
  const id = useId();
  const close = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('a')) event.currentTarget.hidePopover();
  };
  return (
    <>
      <button type="button" className={classes.tab} popoverTarget={id} data-more>
        <IconDots size={20} stroke={1.7} aria-hidden="true" />
        <span className={classes.label}>{t('shell.more')}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed; this only closes behind them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link that is opened by key is clicked, too */}
      <div id={id} popover="auto" className={classes.sheet} onClick={close}>
        {items.map((item) => (
          <NavLink key={item.label} item={item} className={classes.navLink} />
        ))}
      </div>
    </>
  );
}
