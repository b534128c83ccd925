import { Avatar, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgencyMember, useMemberRole, useMembers, useRemoveMember } from '../../api/agencies.ts';
import { completeList } from '../../api/list.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useAgency } from '../use-agency.ts';
import { InviteColleague } from './invite-colleague.tsx';

/** The people of the agency; owners invite, change and take out. */
export function MembersPage() {
  const { t } = useTranslation();
  const { agencyId, isOwner } = useAgency();
  const members = useMembers(agencyId);
  const list = {
    ...completeList(members.data?.data ?? []),
    rows: members.data?.data,
    error: members.error,
    retry: () => void members.refetch(),
  };
  const columns: Column<AgencyMember>[] = [
    {
      key: 'name',
      title: t('agency.members.name'),
      phone: 'title',
      grow: '100%',
      render: ({ name, avatarUrl, self }) => (
        <Group gap="sm" wrap="nowrap">
          <Avatar src={avatarUrl} alt="" size={30} name={name} color="initials" />
          <span>{self ? t('agency.members.you', { name }) : name}</span>
        </Group>
      ),
    },
    {
      key: 'role',
      title: t('agency.members.role'),
      phone: 'meta',
      render: ({ role }) => t(`invite.roles.${role}`),
    },
    ...(isOwner
      ? [
          {
            key: 'actions',
            title: t('invite.actions'),
            align: 'end',
            phone: 'action',
            render: (member) => (member.self ? null : <MemberActions member={member} agencyId={agencyId} />),
          } satisfies Column<AgencyMember>,
        ]
      : []),
  ];
  return (
    <Page
      title={t('agency.members.title')}
      lead={t('agency.members.lead')}
      actions={isOwner ? <InviteColleague agencyId={agencyId} /> : null}
    >
      <Section flush>
        <DataTable
          label={t('agency.members.title')}
          list={list}
          columns={columns}
          rowKey={({ userId }) => userId}
          searchText={({ name }) => name}
          empty={<EmptyState icon={IconUsers} title={t('agency.members.title')} body={t('agency.members.lead')} />}
        />
      </Section>
    </Page>
  );
}

function MemberActions({ member, agencyId }: { member: AgencyMember; agencyId: string }) {
  const { t } = useTranslation();
  const remove = useRemoveMember(agencyId);
  const change = useMemberRole(agencyId);
  const { userId, name, role } = member;
  const other = role === 'owner' ? 'member' : 'owner';
  const switchRole = () =>
    change.mutate({ userId, role: other }, { onError: (error) => void toast(problemSentence(error, t), 'problem') });
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button variant="default" size="xs" onClick={switchRole} loading={change.isPending}>
        {t(`agency.members.make.${other}`)}
      </Button>
      <ConfirmButton
        variant="subtle"
        color="gray"
        size="xs"
        label={t('agency.members.remove')}
        title={t('agency.members.removeTitle', { name })}
        confirmLabel={t('agency.members.remove')}
        onConfirm={() => remove.mutateAsync(userId)}
        isRunning={remove.isPending}
        error={remove.error}
      >
        {t('agency.members.removeWords', { name })}
      </ConfirmButton>
    </Group>
  );
}
