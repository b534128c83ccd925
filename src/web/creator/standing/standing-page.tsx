import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Standing, useMyStanding } from '../../api/standing.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { AuthenticitySection } from './authenticity-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import classes from './standing.module.css';
import { StandingHistory } from './standing-history.tsx';
import { StatusSection } from './status-section.tsx';
import { TierSection } from './tier-section.tsx';

/** Tier, status, the evidence behind them, and what is missing to the next step. */
export function StandingPage() {
  const { t } = useTranslation();
  const standing = useMyStanding();
  return (
    <Page title={t('standing.title')} lead={t('standing.lead')}>
      {standing.error ? <ProblemAlert error={standing.error} retry={() => void standing.refetch()} /> : null}
      {standing.isPending ? <Skeleton height={260} /> : null}
      {standing.data ? <StandingBody standing={standing.data} /> : null}
      <StandingHistory />
    </Page>
  );
}

function StandingBody({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { missingRates } = standing.figures;
  return (
    <>
      <div className={classes.columns}>
        <TierSection standing={standing} />
        <StatusSection standing={standing} />
      </div>
      <EvidenceSection standing={standing} />
      {standing.evidence.authenticityScore === null ? null : <AuthenticitySection />}
      {missingRates.length > 0 ? (
        <p className={classes.held}>{t('standing.held', { rates: missingRates.slice(0, 3).join(', ') })}</p>
      ) : null}
      <p className={classes.asOf}>
        {standing.asOf ? t('standing.asOf', { day: format.programmeDay(standing.asOf) }) : t('standing.notYet')}
      </p>
    </>
  );
}
