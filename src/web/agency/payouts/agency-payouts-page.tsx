import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { BankAlert } from '../../payee/bank-alert.tsx';
import { payoutsOfAgency } from '../../payee/owner.ts';
import { StatementsSection } from '../../payee/statements-section.tsx';
import { TaxProfileSection } from '../../payee/tax-profile-section.tsx';
import { AgencyAccount } from './agency-account.tsx';
import { AgencyHistory } from './agency-history.tsx';

const OwnStatement = lazy(() => import('../../statement/own-statement.tsx'));
const route = getRouteApi('/agency/$agencyId/payouts');

/** Where the agency's money goes, and where it went. */
export function AgencyPayoutsPage() {
  const { t } = useTranslation();
  const { agencyId = '' } = route.useParams();
  const { onboarding } = route.useSearch();
  const owner = payoutsOfAgency(agencyId);
  return (
    <Page title={t('payouts.agency.title')}>
      <BankAlert owner={owner} />
      <AgencyAccount owner={owner} cameBack={onboarding} />
      <AgencyHistory owner={owner} agencyId={agencyId} />
      <StatementsSection owner={owner} />
      <Suspense fallback={<Skeleton height={240} />}>
        <OwnStatement
          path={`/v1/agencies/${agencyId}/account-statement`}
          accounts={['payable', 'pending', 'in_transit', 'paid']}
        />
      </Suspense>
      <TaxProfileSection owner={owner} />
    </Page>
  );
}
