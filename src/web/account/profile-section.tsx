import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeMe } from '../api/account.ts';
import { useMe } from '../api/me.ts';
import { languageTitles, speak } from '../i18n/i18n.ts';
import { Section } from '../kit/section.tsx';
import { toast } from '../kit/toast.ts';
import classes from './account.module.css';
import { AccountProblem } from './account-problem.tsx';

/** Name, and the language of pages and mails. */
export function ProfileSection() {
  const { t, i18n } = useTranslation();
  const { user } = useMe();
  const [displayName, setDisplayName] = useState(user.displayName);
  const [language, setLanguage] = useState(i18n.language);
  const change = useChangeMe();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ displayName, language }, { onSuccess: () => void changed() });
  };
  const changed = async () => {
    const title = languageTitles.find(({ code }) => code === language);
    if (title) await speak(title.code);
    await toast(i18n.t('account.profile.saved'));
  };
  return (
    <Section title={t('account.profile.title')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('account.profile.name')}
          required
          minLength={2}
          maxLength={80}
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('shell.language')}
          description={t('account.profile.languageHint')}
          value={language}
          data={languageTitles.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        {change.error ? <AccountProblem error={change.error} /> : null}
        <div>
          <Button type="submit" loading={change.isPending}>
            {t('account.profile.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
