import {
  IconCash,
  IconChartBar,
  IconHeartHandshake,
  IconLayoutDashboard,
  IconMailPlus,
  IconReceipt2,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Shell } from '../shell/shell.tsx';
import { useAgency } from './use-agency.ts';

/** The agency's portal: its creators, whom it invited, what it earned, its people. */
export function AgencyPortal() {
  const { t } = useTranslation();
  const { agencyId } = useAgency();
  const params = { agencyId };
  return (
    <Shell
      portal="agency"
      items={[
        { to: '/agency/$agencyId', params, label: t('agency.nav.home'), icon: IconLayoutDashboard, exact: true },
        { to: '/agency/$agencyId/report', params, label: t('places.report'), icon: IconChartBar },
        { to: '/agency/$agencyId/roster', params, label: t('agency.nav.roster'), icon: IconUsersGroup },
        { to: '/agency/$agencyId/invitations', params, label: t('agency.nav.invitations'), icon: IconMailPlus },
        { to: '/agency/$agencyId/offers', params, label: t('places.offers'), icon: IconHeartHandshake },
        { to: '/agency/$agencyId/statements', params, label: t('agency.nav.statements'), icon: IconReceipt2 },
        { to: '/agency/$agencyId/payouts', params, label: t('payouts.agency.title'), icon: IconCash },
        { to: '/agency/$agencyId/members', params, label: t('agency.nav.members'), icon: IconUsers },
      ]}
    />
  );
}
