import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';

interface Row {
  label: string;
  clicks?: number;
  orders: number;
}

const kinds = ['clicks', 'orders'] as const;

/** Each kind by its own largest value: there are always many more clicks than orders. */
const scaleOf = (rows: Row[], kind: (typeof kinds)[number]) => Math.max(1, ...rows.map((row) => row[kind] ?? 0));

function Legend() {
  const { t } = useTranslation();
  return (
    <p className={classes.legend} aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind} data-kind={kind}>
          {t(`trust.charts.${kind}`)}
        </span>
      ))}
    </p>
  );
}

/** Labelled bars with their figures beside them: read as a list by those who cannot see the bars. */
export function Bars({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isEmpty = rows.every((row) => row.orders === 0 && !row.clicks);
  if (isEmpty) return <p className={classes.soft}>{t('trust.charts.none')}</p>;
  const shown = kinds.filter((kind) => rows.some((row) => row[kind] !== undefined));
  return (
    <>
      {shown.length > 1 ? <Legend /> : null}
      <dl className={classes.bars}>
        {rows.map((row) => (
          <div key={row.label} className={classes.bar}>
            <dt>{row.label}</dt>
            <dd className={classes.track} aria-hidden="true">
              {shown.map((kind) => (
                <span
                  key={kind}
                  className={classes.fill}
                  data-kind={kind}
                  style={{ width: `${((row[kind] ?? 0) / scaleOf(rows, kind)) * 100}%` }}
                />
              ))}
            </dd>
            <dd className={classes.value}>
              {shown.map((kind) => format.number(row[kind] ?? 0)).join(' / ')}
              <VisuallyHidden> {shown.map((kind) => t(`trust.charts.${kind}`)).join(' / ')}</VisuallyHidden>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A day's 24 hours as columns, clicks beside orders. */
export function HourBars({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  if (rows.every((row) => row.orders === 0 && !row.clicks))
    return <p className={classes.soft}>{t('trust.charts.none')}</p>;
  const busiest = (kind: (typeof kinds)[number]) =>
    rows.toSorted((left, right) => (right[kind] ?? 0) - (left[kind] ?? 0))[0]?.label;
  return (
    <>
      <Legend />
      <VisuallyHidden>
        {kinds.map((kind) => `${t(`trust.charts.${kind}`)}: ${busiest(kind)}:00`).join(', ')}
      </VisuallyHidden>
      <div className={classes.hours} aria-hidden="true">
        {rows.map((row) => (
          <div key={row.label} className={classes.hour}>
            {kinds.map((kind) => (
              <span
                key={kind}
                className={classes.column}
                data-kind={kind}
                style={{ height: `${((row[kind] ?? 0) / scaleOf(rows, kind)) * 100}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.ticks} aria-hidden="true">
        {[0, 6, 12, 18, 23].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </p>
    </>
  );
}
