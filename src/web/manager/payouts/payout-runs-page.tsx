import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { mayPay } from '../role.ts';
import { RunList } from './run-list.tsx';
import { RunPreviewSection } from './run-preview.tsx';

/** The next payout run before it starts, and the ones before. */
export function PayoutRunsPage() {
  const { t } = useTranslation();
  const allowed = mayPay(useMe());
  return (
    <Page
      title={t('manager.payouts.title')}
      lead={allowed ? t('manager.payouts.lead') : undefined}
      actions={
        allowed ? (
          <>
            <ButtonLink to="/manager/funding" variant="default">
              {t('payoutDesk.funding.title')}
            </ButtonLink>
            <ButtonLink to="/manager/payout-reversals" variant="default">
              {t('payoutDesk.reversals.title')}
            </ButtonLink>
            <ButtonLink to="/manager/stripe-events" variant="default">
              {t('payoutDesk.events.title')}
            </ButtonLink>
            <ButtonLink to="/manager/reconciliation" variant="default">
              {t('payoutRuns.reconciliation.title')}
            </ButtonLink>
          </>
        ) : null
      }
    >
      {allowed ? (
        <>
          <RunPreviewSection />
          <RunList />
        </>
      ) : (
        <EmptyState
          icon={IconLock}
          title={t('manager.payouts.notAllowed')}
          body={t('manager.payouts.notAllowedHint')}
        />
      )}
    </Page>
  );
}
