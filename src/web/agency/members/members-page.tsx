import { useTranslation } from 'react-i18next';
import { agencyTeamPath } from '../../api/team.ts';
import { Page } from '../../kit/page.tsx';
import { TeamSection } from '../../team/team-section.tsx';
import { useAgency } from '../use-agency.ts';

const roles = ['owner', 'member'] as const;

/** The people of the agency; owners invite, change and take out. */
export function MembersPage() {
  const { t } = useTranslation();
  const { agencyId, isOwner } = useAgency();
  return (
    <Page title={t('agency.members.title')} lead={t('agency.members.lead')}>
      <TeamSection path={agencyTeamPath(agencyId)} roles={roles} mayChange={isOwner} />
    </Page>
  );
}
