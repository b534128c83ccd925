import { NativeSelect } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TeamMember, TeamRole } from '../../accounts/team/schemas.ts';
import { useChangeRole, useRemoveMember } from '../api/team.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import type { Column } from '../kit/data-table.tsx';
import { problemSentence } from '../kit/problem-alert.tsx';
import { toast } from '../kit/toast.ts';
import { TwoLines } from '../kit/two-lines.tsx';

interface Shown {
  t: TFunction;
  path: string;
  roles: readonly TeamRole[];
  mayChange: boolean;
}

export function memberColumns({ t, path, roles, mayChange }: Shown): Column<TeamMember>[] {
  const columns: Column<TeamMember>[] = [
    {
      key: 'name',
      title: t('team.name'),
      phone: 'title',
      grow: '50%',
      render: ({ name, self }) => (self ? <TwoLines first={name} second={t('team.you')} /> : name),
    },
    {
      key: 'role',
      title: t('team.role'),
      phone: 'meta',
      grow: '30%',
      render: (member) =>
        mayChange ? <RoleSelect member={member} path={path} roles={roles} /> : t(`team.roleName.${member.role}`),
    },
  ];
  const action: Column<TeamMember> = {
    key: 'action',
    title: t('team.actions'),
    align: 'end',
    phone: 'action',
    render: (member) => <RemoveMember member={member} path={path} />,
  };
  return mayChange ? [...columns, action] : columns;
}

function RoleSelect({ member, path, roles }: { member: TeamMember } & Pick<Shown, 'path' | 'roles'>) {
  const { t } = useTranslation();
  const change = useChangeRole(path);
  const { userId, name, role } = member;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('team.roleOf', { name })}
      value={role}
      disabled={change.isPending}
      data={roles.map((value) => ({ value, label: t(`team.roleName.${value}`) }))}
      onChange={(event) =>
        change.mutate(
          { userId, role: event.currentTarget.value as TeamRole },
          {
            onSuccess: () => void toast(t('team.roleChanged', { name })),
            onError: (error) => void toast(problemSentence(error, t), 'problem'),
          },
        )
      }
    />
  );
}

function RemoveMember({ member, path }: { member: TeamMember; path: string }) {
  const { t } = useTranslation();
  const remove = useRemoveMember(path);
  const { userId, name, self } = member;
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      color="gray"
      label={self ? t('team.leave') : t('team.remove')}
      aria-label={self ? t('team.leave') : t('team.removeName', { name })}
      title={self ? t('team.leaveTitle') : t('team.removeTitle', { name })}
      confirmLabel={self ? t('team.leave') : t('team.remove')}
      onConfirm={async () => {
        await remove.mutateAsync(userId);
        if (self) location.assign('/');
        else void toast(t('team.removed', { name }));
      }}
      isRunning={remove.isPending}
      error={remove.error}
    >
      <p>{self ? t('team.leaveBody') : t('team.removeBody')}</p>
    </ConfirmButton>
  );
}
