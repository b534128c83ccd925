import type { ReactNode } from 'react';
import classes from './commission.module.css';

interface FiguresTableProps {
  label: string;
  /** Name and value, in the order shown. */
  rows: [string, ReactNode][];
}

/** Names and values below each other. */
export function FiguresTable({ label, rows }: FiguresTableProps) {
  return (
    <table className={classes.figures} aria-label={label}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
