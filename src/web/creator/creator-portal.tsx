import {
  IconChartBar,
  IconHome,
  IconKey,
  IconLink,
  IconMessageQuestion,
  IconReceipt2,
  IconSpeakerphone,
  IconStairsUp,
  IconWallet,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOwnCases } from '../api/cases.ts';
import { type NavItem, Shell } from '../shell/shell.tsx';
import { MakeLink } from './make-link/make-link.tsx';

/** The creator's portal: made for a thumb. */
export function CreatorPortal() {
  const { t } = useTranslation();
  // Most creators never have one: the entry is there for those who do.
  const hasQuestions = (useOwnCases().rows?.length ?? 0) > 0;
  const questions: NavItem = { to: '/creator/questions', label: t('creator.nav.questions'), icon: IconMessageQuestion };
  return (
    <Shell
      portal="creator"
      items={[
        { to: '/creator', label: t('creator.nav.home'), icon: IconHome, exact: true },
        { to: '/creator/links', label: t('creator.nav.links'), icon: IconLink },
        { to: '/creator/campaigns', label: t('places.campaigns'), icon: IconSpeakerphone },
        { to: '/creator/orders', label: t('creator.nav.orders'), icon: IconReceipt2 },
        { to: '/creator/standing', label: t('standing.nav'), icon: IconStairsUp },
        { to: '/creator/payouts', label: t('creator.nav.payouts'), icon: IconWallet },
        { to: '/creator/report', label: t('places.report'), icon: IconChartBar },
        ...(hasQuestions ? [questions] : []),
        { to: '/creator/keys', label: t('keys.title'), icon: IconKey },
      ]}
      primary={(place) => <MakeLink as={place} />}
    />
  );
}
