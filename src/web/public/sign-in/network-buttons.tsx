import { Button, Skeleton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNetworks } from '../../api/me.ts';
import type { NetworkOption } from '../../api/types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { NetworkIcon } from '../../kit/network-icon.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import classes from './sign-in.module.css';

/** Signing in leaves the portal: a plain navigation, so that the network sees a normal browser request. */
function signInAddress({ signInUrl }: NetworkOption, returnTo: string | undefined): string {
  return returnTo ? `${signInUrl}?${new URLSearchParams({ returnTo })}` : signInUrl;
}

/** A button for each network; after signing in the person is taken to `returnTo`, or where she belongs. */
export function NetworkButtons({ returnTo }: { returnTo: string | undefined }) {
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
