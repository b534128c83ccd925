import { IconCash, IconHeartHandshake, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Shell } from '../shell/shell.tsx';

const route = getRouteApi('/agency/$agencyId');

export function AgencyPortal() {
  const { t } = useTranslation();
  const params = route.useParams();
  return (
    <Shell
      portal="agency"
      items={[
        { to: '/agency/$agencyId', params, label: t('agency.nav.home'), icon: IconUsersGroup, exact: true },
        { to: '/agency/$agencyId/offers', params, label: t('places.offers'), icon: IconHeartHandshake },
        { to: '/agency/$agencyId/payouts', params, label: t('payouts.agency.title'), icon: IconCash },
      ]}
    />
  );
}
