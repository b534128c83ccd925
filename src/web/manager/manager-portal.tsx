import {
  IconBook2,
  IconBuildingStore,
  IconCash,
  IconChartBar,
  IconFlask,
  IconLayoutDashboard,
  IconMailX,
  IconPercentage,
  IconSettings,
  IconShieldSearch,
  IconSparkles,
  IconTarget,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { type NavItem, Shell } from '../shell/shell.tsx';
import { mayGiveRoles, mayPay, mayReview } from './role.ts';

/** The programme manager's portal: made for a keyboard and a wide screen. */
export function ManagerPortal() {
  const { t } = useTranslation();
  const payouts: NavItem = { to: '/manager/payouts', label: t('manager.nav.payouts'), icon: IconCash };
  const brands: NavItem = { to: '/manager/brands', label: t('brandReviews.title'), icon: IconBuildingStore };
  const team: NavItem = { to: '/manager/team', label: t('team.managers'), icon: IconUsers };
  const joining: NavItem = { to: '/manager/joining', label: t('manager.nav.joining'), icon: IconUserPlus };
  const me = useMe();
  return (
    <Shell
      portal="manager"
      items={[
        { to: '/manager', label: t('manager.nav.home'), icon: IconLayoutDashboard, exact: true },
        { to: '/manager/creators', label: t('manager.nav.creators'), icon: IconSparkles },
        ...(mayReview(me) ? [joining, brands] : []),
        ...(mayPay(me) ? [payouts] : []),
        { to: '/manager/report', label: t('places.report'), icon: IconChartBar },
        { to: '/manager/cases', label: t('manager.nav.cases'), icon: IconShieldSearch },
        { to: '/manager/dead-letters', label: t('deadLetters.nav'), icon: IconMailX },
        { to: '/manager/rules', label: t('rules.nav'), icon: IconPercentage },
        { to: '/manager/ledger', label: t('manager.nav.ledger'), icon: IconBook2 },
        { to: '/manager/goals', label: t('programme.goals.nav'), icon: IconTarget },
        { to: '/manager/simulations', label: t('programme.simulation.nav'), icon: IconFlask },
        { to: '/manager/settings', label: t('programme.settings.nav'), icon: IconSettings },
        ...(mayGiveRoles(me) ? [team] : []),
      ]}
    />
  );
}
