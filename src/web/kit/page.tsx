import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence under the title, where the title alone does not say what the page is for. */
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { to: LinkProps['to']; params?: LinkProps['params']; search?: LinkProps['search']; label: string };
  children: ReactNode;
}

/** The frame of every page: document title, heading, actions, content. */
export function Page({ title, lead, actions, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Kolect`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.words}>
          {back ? (
            <Link to={back.to} params={back.params} search={back.search} className={classes.back}>
              <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
              {back.label}
            </Link>
          ) : null}
          <h1 className={classes.title}>{title}</h1>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
