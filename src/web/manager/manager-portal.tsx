import { IconBook2, IconBuildingStore, IconCash, IconMailX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { type NavItem, Shell } from '../shell/shell.tsx';
import { mayPay } from './role.ts';

/** The programme manager's portal: made for a keyboard and a wide screen. */
export function ManagerPortal() {
  const { t } = useTranslation();
  const payouts: NavItem = { to: '/manager/payouts', label: t('manager.nav.payouts'), icon: IconCash };
  return (
    <Shell
      portal="manager"
      items={[
        { to: '/manager', label: t('manager.nav.home'), icon: IconBuildingStore, exact: true },
        ...(mayPay(useMe()) ? [payouts] : []),
        { to: '/manager/dead-letters', label: t('deadLetters.nav'), icon: IconMailX },
        { to: '/manager/ledger', label: t('manager.nav.ledger'), icon: IconBook2 },
      ]}
    />
  );
}
