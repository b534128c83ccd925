import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './stat-card.module.css';

interface StatCardProps {
  label: string;
  /** Undefined while loading. */
  value: ReactNode | undefined;
  /** What the figure means, in words. */
  note?: ReactNode;
  /** The one figure of the group that matters most. */
  lead?: boolean;
}

export function StatCard({ label, value, note, lead = false }: StatCardProps) {
  return (
    <div className={classes.card} data-lead={lead || undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value === undefined ? <Skeleton height={26} width={120} /> : value}</dd>
      {note ? <dd className={classes.note}>{note}</dd> : null}
    </div>
  );
}

/** Figures that belong together, in one card divided by hairlines. */
export function StatGroup({ children }: { children: ReactNode }) {
  return <dl className={classes.group}>{children}</dl>;
}
