import classes from './data-table.module.css';
import type { Column } from './data-table.tsx';

interface RowsProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  totals?: Row;
}

export function RowTable<Row>({ label, rows, columns, rowKey, totals }: RowsProps<Row>) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, align, grow }) => (
              <th key={key} scope="col" data-align={align} style={{ width: grow }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, align, grow, render }) => (
                <td key={key} data-align={align} data-grow={grow}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map(({ key, align, grow, render }) => (
                <td key={key} data-align={align} data-grow={grow}>
                  {render(totals)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
