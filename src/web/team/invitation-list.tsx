import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TeamInvitation } from '../../accounts/team/schemas.ts';
import { completeList } from '../api/list.ts';
import { useRevokeInvitation } from '../api/team.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { problemSentence } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { toast } from '../kit/toast.ts';
import { Truncate } from '../kit/truncate.tsx';
import { When } from '../kit/when.tsx';

interface InvitationListProps {
  path: string;
  invitations: TeamInvitation[];
  mayChange: boolean;
}

/** Who was invited and has not come yet. */
export function InvitationList({ path, invitations, mayChange }: InvitationListProps) {
  const { t } = useTranslation();
  const columns: Column<TeamInvitation>[] = [
    {
      key: 'email',
      title: t('team.email'),
      phone: 'title',
      grow: '50%',
      render: ({ email }) => <Truncate>{email}</Truncate>,
    },
    { key: 'role', title: t('team.role'), render: ({ role }) => t(`team.roleName.${role}`) },
    {
      key: 'until',
      title: t('team.until'),
      render: ({ expired, expiresAt }) => (expired ? t('team.expired') : <When at={expiresAt} as="date" />),
    },
  ];
  const action: Column<TeamInvitation> = {
    key: 'revoke',
    title: t('team.actions'),
    align: 'end',
    phone: 'action',
    render: (invitation) => <Revoke path={path} invitation={invitation} />,
  };
  return (
    <Section title={t('team.invited')} flush>
      <DataTable
        label={t('team.invited')}
        list={completeList(invitations)}
        columns={mayChange ? [...columns, action] : columns}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconMail} title={t('team.noInvitations')} body={t('team.emptyHint')} />}
      />
    </Section>
  );
}

function Revoke({ path, invitation }: { path: string; invitation: TeamInvitation }) {
  const { t } = useTranslation();
  const revoke = useRevokeInvitation(path);
  const { id, email } = invitation;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      loading={revoke.isPending}
      aria-label={t('team.revokeFor', { email })}
      onClick={() =>
        revoke.mutate(id, {
          onSuccess: () => void toast(t('team.revoked')),
          onError: (error) => void toast(problemSentence(error, t), 'problem'),
        })
      }
    >
      {t('team.revoke')}
    </Button>
  );
}
