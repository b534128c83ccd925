import type { ReactNode } from 'react';
import classes from './two-lines.module.css';

/** A cell that names a thing and, smaller, what tells it from its neighbours. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      <div className={classes.first}>{first}</div>
      <div className={classes.second}>{second}</div>
    </>
  );
}
