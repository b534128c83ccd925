import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePayee } from '../../api/payouts.ts';
import type { NextPayout, Requirement } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { formatRelative } from '../../kit/format.ts';
import { Money, MoneyList } from '../../kit/money.tsx';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { OnboardingButton } from '../payouts/onboarding-button.tsx';
import classes from './creator-home.module.css';

interface NextPayoutCardProps {
  /** Undefined while loading. */
  nextPayout: NextPayout | undefined;
}

/** When the next money comes, how much, and what stands in its way. */
export function NextPayoutCard({ nextPayout }: NextPayoutCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useProgrammeNow();
  const payee = usePayee();
  if (!nextPayout) {
    return (
      <Section title={t('creator.nextPayout.title')}>
        <Skeleton height={220} />
      </Section>
    );
  }
  const { at, amounts, blockedBy, estimatedPending } = nextPayout;
  return (
    <Section title={t('creator.nextPayout.title')}>
      <p className={classes.payoutDate}>
        {format.programmeDay(at)} <span>{formatRelative(new Date(at), now, format.language)}</span>
      </p>
      <p className={classes.payoutAmount}>
        {amounts.length > 0 ? <MoneyList values={amounts} /> : <span>{t('creator.nextPayout.nothingYet')}</span>}
      </p>
      <Blocked by={blockedBy} />
      {payee.data && payee.data.state !== 'enabled' ? (
        <>
          <p className={classes.hint}>{t('creator.nextPayout.setUpHint')}</p>
          <OnboardingButton payee={payee.data} fullWidth />
        </>
      ) : null}
      {estimatedPending.length > 0 ? (
        <>
          <h3 className={classes.coming}>{t('creator.nextPayout.coming')}</h3>
          <ul className={classes.comingList}>
            {estimatedPending.slice(0, 5).map(({ lockAt, amount }) => (
              <li key={`${lockAt}${amount.currency}${amount.amountMinor}`}>
                <span>{format.programmeDay(lockAt)}</span>
                <Money value={amount} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function Blocked({ by }: { by: Requirement[] }) {
  const { t } = useTranslation();
  if (by.length === 0) return null;
  return (
    <div className={classes.blocked}>
      <h3>{t('creator.nextPayout.blocked')}</h3>
      <ul>
        {by.map(({ code, sentence }) => (
          <li key={code}>{byCode(t, 'creator.blocked', code, sentence)}</li>
        ))}
      </ul>
    </div>
  );
}
