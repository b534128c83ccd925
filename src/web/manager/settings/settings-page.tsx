import { Alert, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { useSettings } from '../../api/settings.ts';
import { useSimulation } from '../../api/simulations.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { mayGiveRoles } from '../role.ts';
import { settingsOf } from '../simulation/simulation-draft.ts';
import type { Values } from './setting-paths.ts';
import { VersionHistory } from './version-history.tsx';

// All its kinds of fields come after the first paint.
const SettingsForm = lazy(() => import('./settings-form.tsx'));
const route = getRouteApi('/manager/settings');

/** The programme's settings: edit, preview who is affected, save as a version, bring an earlier one back. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useSettings();
  const { from } = route.useSearch();
  const tried = useSimulation(from);
  const proposed = tried.data && settings.data ? settingsOf(tried.data.input, settings.data.values) : undefined;
  const isAdmin = mayGiveRoles(useMe());
  return (
    <Page title={t('programme.settings.title')} lead={t('programme.settings.lead')}>
      {isAdmin ? null : <p>{t('programme.settings.readOnly')}</p>}
      {settings.error ? <ProblemAlert error={settings.error} retry={() => void settings.refetch()} /> : null}
      {settings.isPending ? <Skeleton height={320} /> : null}
      {tried.data ? <Alert>{t('programme.settings.proposed', { name: tried.data.name })}</Alert> : null}
      <Suspense fallback={<Skeleton height={320} />}>
        {settings.data ? (
          <SettingsForm
            key={`${settings.data.version} ${tried.data?.id ?? ''}`}
            inForce={settings.data}
            disabled={!isAdmin}
            proposed={proposed as Values | undefined}
          />
        ) : null}
      </Suspense>
      {settings.data ? <VersionHistory inForce={settings.data.version} disabled={!isAdmin} /> : null}
    </Page>
  );
}
