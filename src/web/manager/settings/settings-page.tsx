import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { useSettings } from '../../api/settings.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { mayGiveRoles } from '../role.ts';
import { SettingsForm } from './settings-form.tsx';
import { VersionHistory } from './version-history.tsx';

/** The programme's settings: edit, preview who is affected, save as a version, bring an earlier one back. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useSettings();
  const isAdmin = mayGiveRoles(useMe());
  return (
    <Page title={t('programme.settings.title')} lead={t('programme.settings.lead')}>
      {isAdmin ? null : <p>{t('programme.settings.readOnly')}</p>}
      {settings.error ? <ProblemAlert error={settings.error} retry={() => void settings.refetch()} /> : null}
      {settings.isPending ? <Skeleton height={320} /> : null}
      {settings.data ? <SettingsForm key={settings.data.version} inForce={settings.data} disabled={!isAdmin} /> : null}
      {settings.data ? <VersionHistory inForce={settings.data.version} disabled={!isAdmin} /> : null}
    </Page>
  );
}
