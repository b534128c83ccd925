import { useTranslation } from 'react-i18next';
import { brandTeamPath } from '../../api/team.ts';
import { Page } from '../../kit/page.tsx';
import { TeamSection } from '../../team/team-section.tsx';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';

const roles = ['owner', 'editor', 'viewer'] as const;

export function TeamPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('brand.team.title')} lead={t('brand.team.lead')}>
      <TeamSection path={brandTeamPath(useBrandId())} roles={roles} mayChange={useBrandRole() === 'owner'} />
    </Page>
  );
}
