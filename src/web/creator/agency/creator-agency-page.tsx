import { Skeleton } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOwnRosters } from '../../api/agencies.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { AgencyHistory } from './agency-history.tsx';
import { CurrentAgency } from './current-agency.tsx';
import { ProposalCard } from './proposal-card.tsx';

/** The creator's agency: what was agreed, what it proposes, how to leave; and everything that was before. */
export function CreatorAgencyPage() {
  const { t } = useTranslation();
  const rosters = useOwnRosters();
  const rows = rosters.data?.data;
  const current = rows?.find(({ over }) => !over);
  return (
    <Page title={t('own.agency.title')} lead={t('own.agency.lead')}>
      {rosters.error && !rows ? <ProblemAlert error={rosters.error} retry={() => void rosters.refetch()} /> : null}
      {rosters.isPending ? <Skeleton height={180} role="status" aria-label={t('kit.loading')} /> : null}
      {current?.proposal ? <ProposalCard roster={current} proposal={current.proposal} /> : null}
      {current ? <CurrentAgency roster={current} /> : null}
      {rows && !current ? (
        <Section flush>
          <EmptyState icon={IconUsersGroup} title={t('own.agency.none')} body={t('own.agency.noneHint')} />
        </Section>
      ) : null}
      {rows && rows.length > 0 ? <AgencyHistory rosters={rows} /> : null}
    </Page>
  );
}
