import { Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../api/standing.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './standing.module.css';

/** The tier held, how far it is to the next, and the whole ladder. */
export function TierSection({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tier, figures } = standing;
  const held = tier.table.findIndex((step) => step.tier === tier.current);
  return (
    <Section
      title={t('standing.tier')}
      aside={
        tier.since ? (
          <span className={classes.soft}>{t('standing.since', { day: format.programmeDay(tier.since) })}</span>
        ) : null
      }
    >
      <p className={classes.name} data-tier={tier.current}>
        {t(`standingNames.tier.${tier.current}`)}
      </p>
      <p className={classes.gain}>
        {tier.bonusBps > 0 ? t('standing.bonus', { rate: format.rate(tier.bonusBps) }) : t('standing.noBonus')}
      </p>
      <NextTier standing={standing} />
      {figures.netGmv === null ? <p className={classes.note}>{t('standing.unknownSales')}</p> : null}
      <ol className={classes.ladder}>
        {tier.table.map((step, index) => (
          <li key={step.tier} data-held={index === held} data-passed={index < held}>
            <span className={classes.step}>
              {index <= held ? <IconCheck size={14} stroke={2.2} aria-hidden="true" /> : null}
              {t(`standingNames.tier.${step.tier}`)}
            </span>
            <span className={classes.soft}>{t('standing.from', { amount: format.money(step.from, true) })}</span>
            <span className={classes.rate}>+{format.rate(step.bonusBps)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function NextTier({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tier, figures } = standing;
  const label = t('standing.sold', { count: tier.windowDays });
  if (figures.netGmv === null) return null;
  const falls =
    tier.table.findIndex((step) => step.tier === tier.reached) <
    tier.table.findIndex((step) => step.tier === tier.current);
  const sold = figures.netGmv.amountMinor;
  return (
    <div className={classes.next}>
      <p className={classes.soft}>{label}</p>
      <p className={classes.figure}>
        {tier.next
          ? t('standing.soldOf', { sold: format.money(figures.netGmv), target: format.money(tier.next.from, true) })
          : format.money(figures.netGmv)}
      </p>
      {tier.next ? (
        <>
          <Progress
            size={10}
            radius="xl"
            value={Math.max(0, Math.min(100, (100 * sold) / tier.next.from.amountMinor))}
            aria-label={label}
          />
          <p className={classes.note}>
            {t('standing.toNext', {
              amount: format.money(tier.next.missing),
              tier: t(`standingNames.tier.${tier.next.tier}`),
              rate: `+${format.rate(tier.next.bonusBps)}`,
            })}
          </p>
        </>
      ) : (
        <p className={classes.note}>{t('standing.top')}</p>
      )}
      {falls ? (
        <p className={classes.warning}>
          {t('standing.falling', { days: tier.windowDays, reached: t(`standingNames.tier.${tier.reached}`) })}
        </p>
      ) : null}
    </div>
  );
}
