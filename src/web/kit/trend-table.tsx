import { useTranslation } from 'react-i18next';
import classes from './trend.module.css';
import type { TrendSeries } from './trend.tsx';
import { useFormat } from './use-format.ts';

/** The figures of a trend, newest first. */
export function TrendTable({ label, points, before, format }: TrendSeries) {
  const { t } = useTranslation();
  const { day: formatDay } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.tableScroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('kit.day')}</th>
            <th scope="col">{label}</th>
            {before ? <th scope="col">{before.label}</th> : null}
          </tr>
        </thead>
        <tbody>
          {points
            .map((point, index) => ({ ...point, earlier: before?.points[index]?.value }))
            .toReversed()
            .map(({ day, value, earlier }) => (
              <tr key={day}>
                <td>{formatDay(day)}</td>
                <td>{format(value)}</td>
                {before ? <td>{format(earlier ?? 0)}</td> : null}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
