import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** What to do next. */
  body: string;
  action?: ReactNode;
}

export function EmptyState({ icon: IconOfState, title, body, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon} aria-hidden="true">
        <IconOfState size={22} stroke={1.6} />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={classes.body}>{body}</p>
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
