import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports.ts';
import { StatCard, StatGroup } from '../kit/stat-card.tsx';
import { useFormat } from '../kit/use-format.ts';
import type { Portal } from './report-reader.ts';
import classes from './reports.module.css';
import { useFigures } from './say-figures.ts';

/** What each reader looks for stands first. */
const lead: Record<Portal, 'commission' | 'gmv'> = {
  creator: 'commission',
  brand: 'gmv',
  agency: 'commission',
  manager: 'gmv',
};

/** The sum of the range, each figure with how it changed. Estimated commission has its locked-in part beside it. */
export function ReportFigures({ portal, report }: { portal: Portal; report: Report | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { say, change } = useFigures(report?.currency ?? 'EUR');
  const first = lead[portal];
  const figures = [first, first === 'gmv' ? 'commission' : 'gmv', 'orders', 'clicks'] as const;
  const note = (figure: (typeof figures)[number]): string => {
    if (!report) return '';
    const now = report.totals.figures;
    if (figure === 'commission') return t('reports.locked', { amount: say(now, 'final') });
    if (figure === 'orders') return t('reports.each', { amount: say(now, 'aov') });
    if (figure === 'clicks') return t('reports.converts', { rate: say(now, 'cvr'), amount: say(now, 'epc') });
    return t('reports.netOf', { amount: say(now, 'net') });
  };
  return (
    <>
      <StatGroup>
        {figures.map((figure) => (
          <StatCard
            key={figure}
            label={figure === 'commission' ? t(`reports.earned.${portal}`) : t(`reports.figure.${figure}`)}
            lead={figure === first}
            value={
              report ? (
                <>
                  {say(report.totals.figures, figure)}{' '}
                  <Change change={change(report.totals.figures, report.totals.before, figure)} />
                </>
              ) : undefined
            }
            note={note(figure)}
          />
        ))}
      </StatGroup>
      {report?.ratesOf ? (
        <p className={classes.note}>
          {t('reports.ratesOf', { currency: report.currency, day: format.day(report.ratesOf) })}
        </p>
      ) : null}
    </>
  );
}

export function Change({ change }: { change: string | null }) {
  if (change === null) return null;
  const direction = change.startsWith('+') ? 'up' : /^[-−]/.test(change) ? 'down' : undefined;
  return (
    <span className={classes.change} data-direction={direction}>
      {change}
    </span>
  );
}
