import {
  IconBuildingStore,
  IconCash,
  IconChartBar,
  IconHome,
  IconId,
  IconKey,
  IconPackage,
  IconSpeakerphone,
  IconTargetArrow,
  IconUserSearch,
  IconUsers,
} from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Shell } from '../shell/shell.tsx';

const route = getRouteApi('/brand/$brandId');

export function BrandPortal() {
  const { t } = useTranslation();
  const params = route.useParams();
  return (
    <Shell
      portal="brand"
      items={[
        { to: '/brand/$brandId', params, label: t('brand.nav.home'), icon: IconHome, exact: true },
        { to: '/brand/$brandId/creators', params, label: t('discovery.nav'), icon: IconUserSearch },
        { to: '/brand/$brandId/campaigns', params, label: t('places.campaigns'), icon: IconSpeakerphone },
        { to: '/brand/$brandId/report', params, label: t('places.report'), icon: IconChartBar },
        { to: '/brand/$brandId/products', params, label: t('places.products'), icon: IconPackage },
        { to: '/brand/$brandId/shops', params, label: t('shops.title'), icon: IconBuildingStore },
        { to: '/brand/$brandId/funding', params, label: t('funding.title'), icon: IconCash },
        { to: '/brand/$brandId/papers', params, label: t('brand.nav.papers'), icon: IconId },
        { to: '/brand/$brandId/team', params, label: t('brand.nav.team'), icon: IconUsers },
        { to: '/brand/$brandId/attribution', params, label: t('attribution.nav'), icon: IconTargetArrow },
        { to: '/brand/$brandId/keys', params, label: t('keys.title'), icon: IconKey },
      ]}
    />
  );
}
