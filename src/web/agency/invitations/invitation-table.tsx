import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '../../api/invitations.ts';
import type { ListQuery } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { InvitationActions } from './invitation-actions.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];

/** Who it is for, as far as is known. */
const whoOf = (row: Invitation, t: Translate): string => row.creatorName ?? row.name ?? row.email ?? t('invite.byLink');

function what(row: Invitation, t: Translate, format: ReturnType<typeof useFormat>): string {
  if (row.shareBps === null) return t('invite.personal');
  const term = row.termMonths === null ? t('terms.noTerm') : t('terms.months', { count: row.termMonths });
  return `${format.rate(row.shareBps)} · ${term}`;
}

interface InvitationTableProps {
  /** Null for a manager's personal invitations. */
  agencyId: string | null;
  list: ListQuery<Invitation>;
  empty: ReactNode;
}

/** Invitations, each with its progress, and what can still be done about it. */
export function InvitationTable({ agencyId, list, empty }: InvitationTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Invitation>[] = [
    {
      key: 'who',
      title: t('invite.who'),
      phone: 'title',
      grow: '100%',
      render: (row) => <TwoLines first={whoOf(row, t)} second={row.email ?? ''} />,
    },
    {
      key: 'what',
      title: t('invite.what'),
      phone: 'meta',
      render: (row) => what(row, t, format),
    },
    {
      key: 'progress',
      title: t('invite.progress'),
      phone: 'value',
      render: ({ progress }) => <StateBadge kind="invitation" state={progress} />,
    },
    {
      key: 'since',
      title: t('invite.since'),
      render: ({ progressAt }) => <When at={progressAt} />,
    },
    {
      key: 'actions',
      title: t('invite.actions'),
      align: 'end',
      phone: 'action',
      render: (row) => (row.open ? <InvitationActions row={row} agencyId={agencyId} who={whoOf(row, t)} /> : null),
    },
  ];
  return (
    <DataTable
      label={t('invite.title')}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      searchText={(row) => `${whoOf(row, t)} ${row.email ?? ''} ${t(`state.invitation.${row.progress}.name`)}`}
      searchLabel={t('invite.search')}
      empty={empty}
    />
  );
}
