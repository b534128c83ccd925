import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../api/standing.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './standing.module.css';

const inDollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** The KOL status, what is missing to the next, and what stands in its way. */
export function StatusSection({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kol, figures } = standing;
  const earned = figures.earnedUsdMinor;
  return (
    <Section
      title={t('standing.kol')}
      aside={
        kol.since ? (
          <span className={classes.soft}>{t('standing.since', { day: format.programmeDay(kol.since) })}</span>
        ) : null
      }
    >
      <p className={classes.name} data-status={kol.status}>
        {t(`standingNames.status.${kol.status}`)}
      </p>
      {kol.belowUntil ? (
        <p className={classes.warning}>{t('standing.statusBelow', { day: format.programmeDay(kol.belowUntil) })}</p>
      ) : null}
      {earned === null ? <p className={classes.note}>{t('standing.statusUnknown')}</p> : null}
      {earned !== null && kol.next ? (
        <div className={classes.next}>
          <p className={classes.soft}>{t('standing.evidence.commerceNote')}</p>
          <p className={classes.figure}>
            {t('standing.soldOf', {
              sold: format.money(inDollars(earned)),
              target: format.money(inDollars(kol.next.earnedUsdMinor), true),
            })}
          </p>
          <Progress
            size={10}
            radius="xl"
            value={Math.max(0, Math.min(100, (100 * earned) / kol.next.earnedUsdMinor))}
            aria-label={t('standing.evidence.commerceNote')}
          />
          <p className={classes.note}>
            {t('standing.statusNext', {
              amount: format.money(inDollars(kol.next.missingUsdMinor)),
              status: t(`standingNames.status.${kol.next.status}`),
            })}
          </p>
        </div>
      ) : null}
      {kol.next ? null : <p className={classes.note}>{t('standing.statusTop')}</p>}
      {kol.bars.length > 0 ? (
        <div className={classes.bars}>
          <p>{t('standing.statusBarred')}</p>
          <ul>
            {kol.bars.map((bar) => (
              <li key={bar}>{t(`standing.bars.${bar}`)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
