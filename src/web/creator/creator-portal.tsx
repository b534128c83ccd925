import { IconHome, IconLink, IconReceipt2, IconSpeakerphone, IconStairsUp, IconWallet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Shell } from '../shell/shell.tsx';
import { MakeLink } from './make-link/make-link.tsx';

/** The creator's portal: made for a thumb. */
export function CreatorPortal() {
  const { t } = useTranslation();
  return (
    <Shell
      portal="creator"
      items={[
        { to: '/creator', label: t('creator.nav.home'), icon: IconHome, exact: true },
        { to: '/creator/links', label: t('creator.nav.links'), icon: IconLink },
        { to: '/creator/campaigns', label: t('campaigns.nav.campaigns'), icon: IconSpeakerphone },
        { to: '/creator/orders', label: t('creator.nav.orders'), icon: IconReceipt2 },
        { to: '/creator/standing', label: t('standing.nav'), icon: IconStairsUp },
        { to: '/creator/payouts', label: t('creator.nav.payouts'), icon: IconWallet },
      ]}
      primary={(place) => <MakeLink as={place} />}
    />
  );
}
