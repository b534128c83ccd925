import classes from './data-table.module.css';
import type { Column } from './data-table.tsx';

interface RowsProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  totals?: Row;
}

/** The same rows for a thumb: what it is and how much in the first line, the rest below. */
export function RowCards<Row>({ label, rows, columns, rowKey, totals }: RowsProps<Row>) {
  const at = (place: Column<Row>['phone']) => columns.filter((column) => (column.phone ?? 'meta') === place);
  const cell = (row: Row) => (column: Column<Row>) => (
    <div key={column.key} className={classes.cell}>
      {column.render(row)}
    </div>
  );
  // On a phone the sum stands first: it would be far below.
  const all = totals === undefined ? rows : [totals, ...rows];
  return (
    <ul className={classes.cards} aria-label={label}>
      {all.map((row) => (
        <li key={rowKey(row)} className={classes.card} data-total={row === totals || undefined}>
          <div className={classes.cardTop}>
            <div className={classes.cardTitle}>{at('title').map(cell(row))}</div>
            <div className={classes.cardValue}>{at('value').map(cell(row))}</div>
          </div>
          <div className={classes.cardBottom}>
            <div className={classes.cardMeta}>{at('meta').map(cell(row))}</div>
            {at('action').map(cell(row))}
          </div>
        </li>
      ))}
    </ul>
  );
}
