import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';
import { networkTitles } from '../kit/network-icon.tsx';
import { Page } from '../kit/page.tsx';
import { PublicFrame } from '../shell/public-frame.tsx';
import classes from './account.module.css';
import { AccountProblem } from './account-problem.tsx';
import { CloseSection } from './close-section.tsx';
import { EmailSection } from './email-section.tsx';
import { IdentitiesSection } from './identities-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

const route = getRouteApi('/account');

/** Who one is here, how one signs in and where one is signed in; the same page for everybody. */
export function AccountPage() {
  const { t } = useTranslation();
  const { problem, linked } = route.useSearch();
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <Page title={t('account.title')} lead={t('account.lead')} back={{ to: '/', label: t('account.back') }}>
          {problem ? <AccountProblem error={new Problem({ code: problem, detail: t('problem.unknown') })} /> : null}
          {linked && !problem ? (
            <p role="status" className={classes.soft}>
              {t('account.linked', { network: networkTitles[linked] })}
            </p>
          ) : null}
          <IdentitiesSection />
          <EmailSection />
          <ProfileSection />
          <SessionsSection />
          <CloseSection />
        </Page>
      </div>
    </PublicFrame>
  );
}
