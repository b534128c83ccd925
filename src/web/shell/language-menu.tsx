import { Button, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languageTitles, speak } from '../i18n/i18n.ts';

/** The languages, for people who have no account menu yet. */
export default function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = languageTitles.find(({ code }) => code === i18n.language)?.title;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconLanguage size={18} stroke={1.7} aria-hidden="true" />}
          aria-label={`${t('shell.language')}: ${current}`}
        >
          {current}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languageTitles.map(({ code, title }) => (
          <Menu.Item key={code} lang={code} onClick={() => void speak(code)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
