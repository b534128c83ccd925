import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { When } from '../../kit/when.tsx';
import classes from './brand-home.module.css';

const effects = ['newLinks', 'campaigns', 'linksLead', 'ordersTaken'] as const;

/** The state in words, the reason where there is one, and what it allows. */
export function BrandStanding({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const { state, decision } = brand;
  return (
    <Section>
      <div className={classes.standing}>
        <div className={classes.state}>
          <StateBadge kind="brand" state={state} />
          <span>{t(`state.brand.${state}.means`)}</span>
          {decision && decision.to === state ? (
            <span className={classes.when}>
              <When at={decision.at} />
            </span>
          ) : null}
        </div>
        {decision?.reason && decision.to === state ? (
          <blockquote className={classes.reason}>{decision.reason}</blockquote>
        ) : null}
        {state === 'pending' || state === 'rejected' ? null : <EffectList effects={brand.effects} />}
      </div>
    </Section>
  );
}

export function EffectList({ effects: allowed }: { effects: BrandProfile['effects'] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.effects} aria-label={t('brand.home.allowed')}>
      {effects.map((effect) => (
        <li key={effect} data-allowed={allowed[effect] || undefined}>
          {allowed[effect] ? (
            <IconCheck size={16} stroke={2} role="img" aria-label={t('brand.home.yes')} />
          ) : (
            <IconX size={16} stroke={2} role="img" aria-label={t('brand.home.no')} />
          )}
          <span>{t(`brand.home.effect.${effect}`)}</span>
        </li>
      ))}
    </ul>
  );
}
