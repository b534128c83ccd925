import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { homeOf, meQuery } from '../../api/me.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { PageWaiting } from '../../shell/page-waiting.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import { ExampleReceipt } from './example-receipt.tsx';
import { NetworkButtons } from './network-buttons.tsx';
import { PortalChoice } from './portal-choice.tsx';
import classes from './sign-in.module.css';
import { SignInProblem } from './sign-in-problem.tsx';

const route = getRouteApi('/');

/** What Kolect is, and the way in; signed-in people are sent on. */
export function SignInPage() {
  const { t } = useTranslation();
  const { problem, returnTo } = route.useSearch();
  const me = useQuery(meQuery);
  useEffect(() => {
    document.title = `${t('public.signIn.title')} · Kolect`;
  }, [t]);
  if (me.isPending) return <PageWaiting />;
  if (me.data) {
    const home = homeOf(me.data);
    return home ? <Navigate {...home} replace /> : <PortalChoice me={me.data} />;
  }
  return (
    <PublicFrame>
      <div className={classes.split}>
        <div className={classes.words}>
          <h1 className={classes.headline}>{t('public.signIn.headline')}</h1>
          <p className={classes.what}>{t('public.signIn.what')}</p>
          {problem ? <SignInProblem code={problem} /> : null}
          {me.error ? <ProblemAlert error={me.error} retry={() => void me.refetch()} /> : null}
          <NetworkButtons returnTo={returnTo} />
          <p className={classes.small}>{t('public.signIn.same')}</p>
          <p className={classes.small}>{t('public.signIn.private')}</p>
        </div>
        <ExampleReceipt />
      </div>
    </PublicFrame>
  );
}
