import { useTranslation } from 'react-i18next';
import { managersPath } from '../../api/team.ts';
import { Page } from '../../kit/page.tsx';
import { TeamSection } from '../../team/team-section.tsx';
import { AddManager } from './add-manager.tsx';

const roles = ['reviewer', 'finance', 'admin'] as const;

/** Who runs the programme, for admins. */
export function ManagersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('team.managers')} lead={t('team.managersLead')}>
      <TeamSection path={managersPath} roles={roles} mayChange also={<AddManager />} />
    </Page>
  );
}
