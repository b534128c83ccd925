import { SegmentedControl } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RosterEntry, useRoster } from '../../api/agencies.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { useAgency } from '../use-agency.ts';
import { RosterActions } from './roster-actions.tsx';
import { sayAudience } from './say-audience.ts';

type Translate = ReturnType<typeof useTranslation>['t'];
type Format = ReturnType<typeof useFormat>;

function rosterColumns(t: Translate, format: Format, agencyId: string, past: boolean): Column<RosterEntry>[] {
  const columns: Column<RosterEntry>[] = [
    {
      key: 'creator',
      title: t('agency.roster.creator'),
      phone: 'title',
      grow: '60%',
      render: ({ creator }) => (
        <TwoLines
          first={creator.name}
          second={[format.country(creator.country), sayAudience(creator.identities, format)]
            .filter(Boolean)
            .join(' · ')}
        />
      ),
    },
    {
      key: 'state',
      title: t('agency.roster.state'),
      phone: 'hidden',
      render: ({ creator }) => <StateBadge kind="application" state={creator.state} />,
    },
    {
      key: 'joined',
      title: t('agency.roster.joined'),
      render: ({ joinedAt }) => <When at={joinedAt} as="date" />,
    },
    {
      key: 'ends',
      title: t('agency.roster.ends'),
      render: (row) => <Ending row={row} />,
    },
    {
      key: 'share',
      title: t('agency.roster.share'),
      align: 'end',
      phone: 'value',
      render: ({ shareBps, proposedShareBps }) => (
        <TwoLines
          first={format.rate(shareBps)}
          second={
            proposedShareBps === null ? '' : t('agency.roster.proposed', { share: format.rate(proposedShareBps) })
          }
        />
      ),
    },
  ];
  if (past) return columns;
  const actions: Column<RosterEntry> = {
    key: 'actions',
    title: t('invite.actions'),
    align: 'end',
    phone: 'action',
    render: (row) => <RosterActions row={row} agencyId={agencyId} />,
  };
  return [...columns, actions];
}

/** When a creator's time here ends, or ended, and who asked for it. */
function Ending({ row }: { row: RosterEntry }) {
  const { t } = useTranslation();
  const at = row.endsAt ?? row.until;
  if (!at) return t('agency.roster.open');
  return (
    <TwoLines
      first={<When at={at} as="date" />}
      second={row.endRequestedBy ? t(`agency.roster.by.${row.endRequestedBy}`) : t('agency.roster.termEnds')}
    />
  );
}

/** Who is represented, on which terms, and who was. */
export function RosterPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { agencyId } = useAgency();
  const [shown, setShown] = useState('now');
  const past = shown === 'past';
  return (
    <Page title={t('agency.roster.title')} lead={t('agency.roster.lead')}>
      <Section
        flush
        aside={
          <SegmentedControl
            aria-label={t('agency.roster.which')}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'now', label: t('agency.roster.now') },
              { value: 'past', label: t('agency.roster.past') },
            ]}
          />
        }
      >
        <DataTable
          label={t('agency.roster.title')}
          list={useRoster(agencyId, past)}
          columns={rosterColumns(t, format, agencyId, past)}
          rowKey={({ id }) => id}
          searchText={({ creator }) =>
            `${creator.name} ${format.country(creator.country)} ${creator.identities.map(({ username }) => username).join(' ')}`
          }
          searchLabel={t('agency.roster.search')}
          empty={
            <EmptyState
              icon={IconUsersGroup}
              title={t(past ? 'agency.roster.nobodyLeft' : 'agency.roster.empty')}
              body={t(past ? 'agency.roster.nobodyLeftHint' : 'agency.roster.emptyHint')}
              action={
                past ? null : (
                  <AnchorLink to="/agency/$agencyId/invitations" params={{ agencyId }}>
                    {t('invite.invite')}
                  </AnchorLink>
                )
              }
            />
          }
        />
      </Section>
    </Page>
  );
}
