import { SegmentedControl } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyResults } from '../../api/agency-results.ts';
import { useMe } from '../../api/me.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { InviteCreator } from '../invitations/invite-creator.tsx';
import { useAgency } from '../use-agency.ts';
import { AgencyBalances } from './agency-balances.tsx';
import { CreatorResults } from './creator-results.tsx';
import { ShareTrend } from './share-trend.tsx';

const periods = [30, 90, 365];

/** What an agency looks at: its money, its share day by day, and what each of its creators sold. */
export function AgencyHomePage() {
  const { t } = useTranslation();
  const { agencyId, name } = useAgency();
  const { programme } = useMe();
  const [days, setDays] = useState(30);
  const results = useAgencyResults(agencyId, days);
  const { data } = results;
  const currency = data?.balances[0]?.currency ?? programme.currency;
  const period = (
    <SegmentedControl
      aria-label={t('agency.home.period')}
      value={String(days)}
      onChange={(value) => setDays(Number(value))}
      data={periods.map((count) => ({ value: String(count), label: t('agency.home.days', { count }) }))}
    />
  );
  if (results.error && !data)
    return (
      <Page title={name}>
        <ProblemAlert error={results.error} retry={() => void results.refetch()} />
      </Page>
    );
  return (
    <Page title={name} lead={t('agency.home.lead')}>
      <AgencyBalances balances={data?.balances} currency={currency} />
      <Section title={t('agency.home.trend')}>
        <ShareTrend days={data?.days} currency={currency} controls={period} />
      </Section>
      <Section title={t('agency.home.results')} flush>
        {data?.creators.length === 0 ? (
          <EmptyState
            icon={IconUserPlus}
            title={t('agency.home.noCreators')}
            body={t('agency.home.noCreatorsHint')}
            action={<InviteCreator agencyId={agencyId} />}
          />
        ) : (
          <CreatorResults creators={data?.creators} />
        )}
      </Section>
    </Page>
  );
}
