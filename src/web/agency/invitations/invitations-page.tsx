import { Group } from '@mantine/core';
import { IconMailPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInvitations } from '../../api/invitations.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { useAgency } from '../use-agency.ts';
import { ImportButton } from './import-button.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteCreator } from './invite-creator.tsx';

/** Everybody who was invited, and how far each has come. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const { agencyId } = useAgency();
  return (
    <Page
      title={t('invite.title')}
      lead={t('invite.lead')}
      actions={
        <Group gap="xs">
          <ImportButton agencyId={agencyId} />
          <InviteCreator agencyId={agencyId} />
        </Group>
      }
    >
      <Section flush>
        <InvitationTable
          agencyId={agencyId}
          list={useInvitations(agencyId)}
          empty={
            <EmptyState
              icon={IconMailPlus}
              title={t('invite.empty')}
              body={t('invite.emptyHint')}
              action={<InviteCreator agencyId={agencyId} />}
            />
          }
        />
      </Section>
    </Page>
  );
}
