import type { Icon } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './shell.module.css';

export interface NavItem {
  to: LinkProps['to'];
  params?: LinkProps['params'];
  label: string;
  icon: Icon;
  /** Active only on its own address, not below it. */
  exact?: boolean;
}

/** One place of a portal, with its picture. */
export function NavLink({ item, className }: { item: NavItem; className: string | undefined }) {
  const Glyph = item.icon;
  return (
    <Link
      to={item.to}
      {...(item.params ? { params: item.params } : {})}
      className={className}
      activeOptions={{ exact: item.exact ?? false, includeSearch: false }}
    >
      <Glyph size={20} stroke={1.7} aria-hidden="true" />
      <span className={classes.label}>{item.label}</span>
    </Link>
  );
}
