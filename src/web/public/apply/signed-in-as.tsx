import { useTranslation } from 'react-i18next';
import type { Identity } from '../../api/types.ts';
import { NetworkIcon, networkTitles } from '../../kit/network-icon.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './apply.module.css';

/** The identities that come with the application. */
export function SignedInAs({ identities }: { identities: Identity[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.identities}>
      {identities.map(({ network, username, followers }) => (
        <li key={network}>
          <NetworkIcon network={network} />
          <span>{t('public.apply.signedInWith', { network: networkTitles[network] })}</span>
          {username ? <strong title={username}>{username}</strong> : null}
          {followers !== null ? (
            <span className={classes.followers}>
              {t('kit.followers', { count: followers, formatted: format.number(followers) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
