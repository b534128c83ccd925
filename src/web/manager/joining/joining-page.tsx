import { SegmentedControl } from '@mantine/core';
import { IconBuildingCommunity, IconMailPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationTable } from '../../agency/invitations/invitation-table.tsx';
import { type Agency, useAgencies } from '../../api/agencies.ts';
import { useInvitations } from '../../api/invitations.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { AgencyDecisions } from './agency-decisions.tsx';
import { InvitePerson } from './invite-person.tsx';

const states = ['applied', 'active', 'suspended', 'rejected'] as const;

/** Agencies to decide about, and people whom the programme invites itself. */
export function JoiningPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('manage.title')} lead={t('manage.lead')} actions={<InvitePerson />}>
      <AgencySection />
      <Section title={t('manage.invitations')} flush>
        <InvitationTable
          agencyId={null}
          list={useInvitations(null)}
          empty={
            <EmptyState icon={IconMailPlus} title={t('manage.noInvitations')} body={t('manage.noInvitationsHint')} />
          }
        />
      </Section>
    </Page>
  );
}

function AgencySection() {
  const { t } = useTranslation();
  const format = useFormat();
  const [state, setState] = useState<Agency['state']>('applied');
  const columns: Column<Agency>[] = [
    {
      key: 'name',
      title: t('manage.agency'),
      phone: 'title',
      grow: '100%',
      render: ({ name, country }) => <TwoLines first={name} second={format.country(country)} />,
    },
    { key: 'number', title: t('manage.number'), render: ({ registration }) => registration },
    { key: 'sent', title: t('public.status.sent'), render: ({ appliedAt }) => <When at={appliedAt} /> },
    { key: 'reason', title: t('manage.reason'), phone: 'hidden', render: ({ reason }) => reason ?? '' },
    {
      key: 'actions',
      title: t('invite.actions'),
      align: 'end',
      phone: 'action',
      render: (agency) => <AgencyDecisions agency={agency} />,
    },
  ];
  return (
    <Section
      title={t('manage.agencies')}
      flush
      aside={
        <SegmentedControl
          aria-label={t('manage.which')}
          value={state}
          onChange={(value) => setState(value as Agency['state'])}
          data={states.map((value) => ({ value, label: t(`state.agency.${value}.name`) }))}
        />
      }
    >
      <DataTable
        label={t('manage.agencies')}
        list={useAgencies(state)}
        columns={columns}
        rowKey={({ id }) => id}
        searchText={({ name, registration }) => `${name} ${registration}`}
        empty={
          <EmptyState icon={IconBuildingCommunity} title={t('manage.noAgencies')} body={t('manage.noAgenciesHint')} />
        }
      />
    </Section>
  );
}
