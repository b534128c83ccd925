import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePayee } from '../../api/payouts.ts';
import type { Payee } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { AccountNotes, badgeOf, isChecking, sayChecking } from '../../payee/account-notes.tsx';
import { OnboardingButton } from './onboarding-button.tsx';
import classes from './payee-card.module.css';

const route = getRouteApi('/creator/payouts');

/** The state of the payout account, and what Stripe still needs, in plain words. */
export function PayeeCard() {
  const { t } = useTranslation();
  const payee = usePayee();
  return (
    <Section
      title={t('creator.payouts.account')}
      aside={payee.data ? <StateBadge kind="payee" state={badgeOf(payee.data)} /> : null}
    >
      {payee.error ? <ProblemAlert error={payee.error} retry={() => void payee.refetch()} /> : null}
      {payee.isPending ? <Skeleton height={64} /> : null}
      {payee.data ? <PayeeWords payee={payee.data} /> : null}
    </Section>
  );
}

function PayeeWords({ payee }: { payee: Payee }) {
  const { t } = useTranslation();
  const { onboarding } = route.useSearch();
  const isReady = payee.state === 'enabled';
  const words = () => {
    if (isChecking(payee)) return sayChecking(payee, t);
    if (onboarding === 'again' && !isReady) return t('payouts.account.linkOver');
    return t(`creator.payouts.${payee.state}`);
  };
  return (
    <div className={classes.card}>
      <div className={classes.words} aria-live="polite">
        <p>{words()}</p>
        <AccountNotes payee={payee} />
      </div>
      {isReady || isChecking(payee) ? null : <OnboardingButton payee={payee} />}
    </div>
  );
}
