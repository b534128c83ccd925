import classes from './data-table.module.css';
import type { Column } from './data-table.tsx';

interface RowsProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
}

/** The same rows for a thumb: what it is and how much in the first line, the rest below. */
export function RowCards<Row>({ label, rows, columns, rowKey }: RowsProps<Row>) {
  const at = (place: Column<Row>['phone']) => columns.filter((column) => (column.phone ?? 'meta') === place);
  const cell = (row: Row) => (column: Column<Row>) => (
    <div key={column.key} className={classes.cell}>
      {column.render(row)}
    </div>
  );
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card}>
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
