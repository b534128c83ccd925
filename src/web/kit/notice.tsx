import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeProps {
  /** How much it matters: for information, something waits, something is wrong. */
  tone: 'info' | 'wait' | 'loss';
  title: string;
  children: ReactNode;
}

/** A few words above the content about what stands in the way; spoken when it appears. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div role="status" className={classes.notice} data-tone={tone}>
      <p className={classes.title}>{title}</p>
      <p>{children}</p>
    </div>
  );
}
