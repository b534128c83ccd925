import { Button, Group, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMember, TeamRole } from '../../accounts/team/schemas.ts';
import { completeList } from '../api/list.ts';
import { useTeam } from '../api/team.ts';
import { DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { memberColumns } from './member-columns.tsx';

interface TeamSectionProps {
  /** Address of the team in the API. */
  path: string;
  roles: readonly TeamRole[];
  /** Whether the reader may change it; the server decides again. */
  mayChange: boolean;
  /** Another way in, beside the invitation. */
  also?: ReactNode;
}

/** The people of a team, their roles, and who was invited. */
export function TeamSection({ path, roles, mayChange, also }: TeamSectionProps) {
  const { t } = useTranslation();
  const team = useTeam(path);
  const [opened, { open, close }] = useDisclosure(false);
  if (team.error && !team.data) return <ProblemAlert error={team.error} retry={() => void team.refetch()} />;
  if (!team.data) return <Skeleton height={220} />;
  const { members, invitations } = team.data;
  return (
    <>
      <Section
        title={t('team.members')}
        aside={
          mayChange ? (
            <Group gap="xs">
              {also}
              <Button
                size="xs"
                onClick={open}
                leftSection={<IconUserPlus size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('team.invite')}
              </Button>
            </Group>
          ) : null
        }
        flush
      >
        <DataTable<TeamMember>
          label={t('team.members')}
          list={completeList(members)}
          columns={memberColumns({ t, path, roles, mayChange })}
          rowKey={({ userId }) => userId}
          {...(members.length > 10 ? { searchText: ({ name }) => name } : {})}
          empty={<EmptyState icon={IconUsers} title={t('team.empty')} body={t('team.emptyHint')} />}
        />
      </Section>
      {invitations.length > 0 ? <InvitationList path={path} invitations={invitations} mayChange={mayChange} /> : null}
      <InviteDialog path={path} roles={roles} opened={opened} onClose={close} />
    </>
  );
}
