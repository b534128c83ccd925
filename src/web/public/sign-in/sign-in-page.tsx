import { Button, Skeleton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { homeOf, meQuery, useNetworks } from '../../api/me.ts';
import type { NetworkOption } from '../../api/types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { NetworkIcon } from '../../kit/network-icon.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { PageWaiting } from '../../shell/page-waiting.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import { ExampleReceipt } from './example-receipt.tsx';
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

/** Signing in leaves the portal: a plain navigation, so that the network sees a normal browser request. */
function signInAddress({ signInUrl }: NetworkOption, returnTo: string | undefined): string {
  return returnTo ? `${signInUrl}?${new URLSearchParams({ returnTo })}` : signInUrl;
}

function NetworkButtons({ returnTo }: { returnTo: string | undefined }) {
  const { t } = useTranslation();
  const networks = useNetworks();
  if (networks.error) return <ProblemAlert error={networks.error} retry={() => void networks.refetch()} />;
  if (!networks.data) {
    return (
      <div className={classes.buttons} role="status" aria-label={t('kit.loading')}>
        <Skeleton height={48} />
        <Skeleton height={48} />
      </div>
    );
  }
  if (networks.data.data.length === 0) {
    return (
      <EmptyState
        icon={IconPlugConnectedX}
        title={t('public.signIn.noNetworks')}
        body={t('public.signIn.noNetworksHint')}
      />
    );
  }
  return (
    <div className={classes.buttons}>
      {networks.data.data.map((option) => (
        <Button
          key={option.network}
          component="a"
          href={signInAddress(option, returnTo)}
          variant="default"
          size="lg"
          fz="md"
          justify="flex-start"
          leftSection={<NetworkIcon network={option.network} />}
        >
          {t('public.signIn.continueWith', { network: option.title })}
        </Button>
      ))}
    </div>
  );
}
