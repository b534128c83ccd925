import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnIdentity } from '../../accounts/schemas.ts';
import { useLinkNetwork, useOwnIdentities, useUnlink } from '../api/account.ts';
import { useNetworks } from '../api/me.ts';
import type { NetworkOption } from '../api/types.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { formatDate } from '../kit/format.ts';
import { NetworkIcon } from '../kit/network-icon.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { useFormat } from '../kit/use-format.ts';
import classes from './account.module.css';
import { AccountProblem } from './account-problem.tsx';

/** The accounts that one signs in with; others may be added, and all but the last taken off. */
export function IdentitiesSection() {
  const { t } = useTranslation();
  const identities = useOwnIdentities();
  const networks = useNetworks();
  const link = useLinkNetwork();
  const own = identities.data?.data ?? [];
  const others = (networks.data?.data ?? []).filter(({ network }) => !own.some((held) => held.network === network));
  return (
    <Section title={t('account.networks.title')} flush>
      {identities.error ? <ProblemAlert error={identities.error} retry={() => void identities.refetch()} /> : null}
      {identities.isPending ? <Skeleton height={72} role="status" aria-label={t('kit.loading')} /> : null}
      <ul className={classes.list}>
        {own.map((identity) => (
          <IdentityRow key={identity.id} identity={identity} />
        ))}
        {identities.data ? others.map((option) => <OtherRow key={option.network} option={option} link={link} />) : null}
      </ul>
      {link.error ? (
        <div className={classes.problem}>
          <AccountProblem error={link.error} />
        </div>
      ) : null}
    </Section>
  );
}

function IdentityRow({ identity }: { identity: OwnIdentity }) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const unlink = useUnlink();
  const { network, title, username, followers, accessLost } = identity;
  const counted =
    followers === null ? [] : [t('account.networks.followers', { count: followers, formatted: number(followers) })];
  const only = identity.canUnlink ? [] : [t('account.networks.only')];
  const read = t('account.networks.read', { date: formatDate(new Date(identity.refreshedAt), language) });
  return (
    <li className={classes.row}>
      <NetworkIcon network={network} />
      <div className={classes.words}>
        <span className={classes.name}>
          {title}
          {username ? <span className={classes.handle}>@{username.replace(/^@/, '')}</span> : null}
        </span>
        <p className={classes.soft}>{[...counted, read, ...only].join(' · ')}</p>
        {accessLost ? (
          <p className={classes.warn}>
            {t('account.networks.accessLost', { network: title })}{' '}
            <a href={`/auth/${network}?returnTo=/account`}>{t('account.networks.reconnect')}</a>
          </p>
        ) : null}
      </div>
      {identity.canUnlink ? (
        <ConfirmButton
          variant="default"
          size="xs"
          label={t('account.networks.unlink')}
          title={t('account.networks.unlinkTitle', { network: title })}
          confirmLabel={t('account.networks.unlink')}
          onConfirm={() => unlink.mutateAsync(identity.id)}
          isRunning={unlink.isPending}
          error={null}
        >
          <p>{t('account.networks.unlinkMeans', { network: title })}</p>
          {unlink.error ? <AccountProblem error={unlink.error} /> : null}
        </ConfirmButton>
      ) : null}
    </li>
  );
}

function OtherRow({ option, link }: { option: NetworkOption; link: ReturnType<typeof useLinkNetwork> }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <NetworkIcon network={option.network} />
      <div className={classes.words}>
        <span className={classes.name}>{option.title}</span>
        <p className={classes.soft}>{t('account.networks.notLinked')}</p>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('account.networks.linkOne', { network: option.title })}
        loading={link.isPending && link.variables === option.network}
        onClick={() => link.mutate(option.network)}
      >
        {t('account.networks.link')}
      </Button>
    </li>
  );
}
