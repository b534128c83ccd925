import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePayee } from '../../api/payouts.ts';
import type { Payee } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { OnboardingButton } from './onboarding-button.tsx';
import classes from './payee-card.module.css';
import { sayRequirements } from './requirement-words.ts';

const route = getRouteApi('/creator/payouts');

/** The state of the payout account, and what Stripe still needs, in plain words. */
export function PayeeCard() {
  const { t } = useTranslation();
  const payee = usePayee();
  return (
    <Section
      title={t('creator.payouts.account')}
      aside={payee.data ? <StateBadge kind="payee" state={payee.data.state} /> : null}
    >
      {payee.error ? <ProblemAlert error={payee.error} retry={() => void payee.refetch()} /> : null}
      {payee.isPending ? <Skeleton height={64} /> : null}
      {payee.data ? <PayeeWords payee={payee.data} /> : null}
    </Section>
  );
}

function PayeeWords({ payee }: { payee: Payee }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { onboarding } = route.useSearch();
  const cameBack = onboarding === 'done' && payee.state !== 'enabled';
  return (
    <div className={classes.card}>
      <div className={classes.words} aria-live="polite">
        <p>{cameBack ? t('creator.payouts.welcomeBack') : t(`creator.payouts.${payee.state}`)}</p>
        {payee.requirements.length > 0 ? (
          <ul className={classes.requirements}>
            {sayRequirements(payee.requirements, t).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        {payee.disabled ? <p className={classes.country}>{payee.disabled}</p> : null}
        {payee.held ? <p className={classes.country}>{t('payouts.account.held')}</p> : null}
        {payee.agreement === 'recipient' && payee.state !== 'enabled' ? (
          <p className={classes.country}>{t('payouts.account.recipient')}</p>
        ) : null}
        {payee.country ? (
          <p className={classes.country}>
            {t('creator.payouts.country')}: {format.country(payee.country)}
          </p>
        ) : null}
      </div>
      {payee.state === 'enabled' ? null : <OnboardingButton payee={payee} />}
    </div>
  );
}
