import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title?: string;
  /** Shown beside the title: a count, a switch, a link. */
  aside?: ReactNode;
  /** Where a link within the page leads. */
  id?: string;
  /** Content reaches the edges: tables and lists. */
  flush?: boolean;
  children: ReactNode;
}

/** A card with a heading. */
export function Section({ title, aside, id, flush = false, children }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} className={classes.section} aria-labelledby={title ? titleId : undefined}>
      {title || aside ? (
        <header className={classes.header}>
          {title ? (
            <h2 id={titleId} className={classes.title}>
              {title}
            </h2>
          ) : null}
          {aside}
        </header>
      ) : null}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
