import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** A fact a row with its name beside it, tiles with the name above, or all in a line that wraps. */
  as?: 'rows' | 'tiles' | 'line';
  children: ReactNode;
}

/** What is known of one thing: names with their values. */
export function Facts({ as = 'rows', children }: FactsProps) {
  return <dl className={classes[as]}>{children}</dl>;
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
