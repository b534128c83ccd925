import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconShieldCheck,
  IconSun,
  IconSwitchHorizontal,
  IconUserCog,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react';

import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChangeMe } from '../api/account.ts';
import { type Door, doorsOf, useSignOut } from '../api/me.ts';
import type { Me } from '../api/types.ts';
import { type Language, languageTitles, speak } from '../i18n/i18n.ts';
import { AccountButton, type AccountMenuProps } from './account-button.tsx';

const schemes = [
  { value: 'auto', icon: IconDeviceDesktop, label: 'shell.system' },
  { value: 'light', icon: IconSun, label: 'shell.light' },
  { value: 'dark', icon: IconMoon, label: 'shell.dark' },
] as const;

const glyph = { size: 17, stroke: 1.7, 'aria-hidden': true } as const;

/** Who is signed in; other portals, language, appearance, sign out. */
export default function AccountMenu({ defaultOpened, ...props }: AccountMenuProps & { defaultOpened: boolean }) {
  const { me, door, compact = false } = props;
  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} width={compact ? 240 : 212} defaultOpened={defaultOpened}>
      <Menu.Target>
        <AccountButton {...props} />
      </Menu.Target>
      <Menu.Dropdown>
        <DoorItems me={me} door={door} />
        {door.portal === 'creator' ? <CreatorItems /> : null}
        <LanguageItems />
        <AppearanceItems />
        <AccountItem />
        <SignOutItem />
      </Menu.Dropdown>
    </Menu>
  );
}

function DoorItems({ me, door }: { me: Me; door: Door }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keyOf = (other: Door) => Object.values(other.params)[0] ?? other.to;
  const others = doorsOf(me).filter((other) => keyOf(other) !== keyOf(door));
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('shell.switchTo')}</Menu.Label>
      {others.map((other) => (
        <Menu.Item
          key={keyOf(other)}
          leftSection={<IconSwitchHorizontal {...glyph} />}
          onClick={() => void navigate({ to: other.to, params: other.params })}
        >
          {other.name ?? t(`shell.portal.${other.portal}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

const ownPages = [
  { to: '/creator/agency', icon: IconUsersGroup, label: 'creator.nav.agency' },
  { to: '/creator/refer', icon: IconUserPlus, label: 'creator.nav.refer' },
  { to: '/creator/consents', icon: IconShieldCheck, label: 'creator.nav.consents' },
] as const;

/** What a creator seldom needs: her agency, bringing others in, what she agreed to. */
function CreatorItems() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      {ownPages.map(({ to, icon: Glyph, label }) => (
        <Menu.Item key={to} leftSection={<Glyph {...glyph} />} onClick={() => void navigate({ to })}>
          {t(label)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation();
  const remember = useChangeMe();
  const change = async (code: Language) => {
    await speak(code);
    // Mails follow; where that fails, this page speaks it all the same.
    remember.mutate({ language: code });
  };
  return (
    <>
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {languageTitles.map(({ code, title }) => (
        <Menu.Item
          key={code}
          lang={code}
          leftSection={<IconLanguage {...glyph} />}
          rightSection={i18n.language === code ? <IconCheck {...glyph} /> : null}
          aria-current={i18n.language === code || undefined}
          onClick={() => void change(code)}
        >
          {title}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function AppearanceItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('shell.appearance')}</Menu.Label>
      {schemes.map(({ value, icon: Glyph, label }) => (
        <Menu.Item
          key={value}
          leftSection={<Glyph {...glyph} />}
          rightSection={colorScheme === value ? <IconCheck {...glyph} /> : null}
          aria-current={colorScheme === value || undefined}
          onClick={() => setColorScheme(value)}
        >
          {t(label)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function AccountItem() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu.Item leftSection={<IconUserCog {...glyph} />} onClick={() => void navigate({ to: '/account' })}>
      {t('shell.settings')}
    </Menu.Item>
  );
}

function SignOutItem() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <Menu.Item leftSection={<IconLogout {...glyph} />} onClick={() => signOut.mutate()}>
      {t('shell.signOut')}
    </Menu.Item>
  );
}
