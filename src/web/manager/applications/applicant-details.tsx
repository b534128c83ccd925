import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Application, Identity } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { NetworkIcon, networkTitles } from '../../kit/network-icon.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import classes from './applications.module.css';

/** What a reviewer has to know about an applicant. */
export function ApplicantDetails({ application }: { application: Application }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { displayName, country, languages, niches, identities, appliedAt, risks } = application;
  return (
    <article aria-live="polite">
      <h3 className={classes.name}>{displayName}</h3>
      <ul className={classes.identities} aria-label={t('manager.queue.accounts')}>
        {identities.map((identity) => (
          <IdentityLine key={identity.network} identity={identity} />
        ))}
      </ul>
      <Facts as="tiles">
        <Fact name={t('manager.queue.country')}>{format.country(country)}</Fact>
        <Fact name={t('manager.queue.languages')}>{languages.map(format.languageName).join(', ')}</Fact>
        <Fact name={t('manager.queue.niches')}>
          {niches.map((niche) => byCode(t, 'niche', niche, niche)).join(', ')}
        </Fact>
        <Fact name={t('manager.queue.applied')}>
          <When at={appliedAt} />
        </Fact>
      </Facts>
      {risks ? <Risks risks={risks} /> : null}
    </article>
  );
}

/** Why the programme did not approve by itself, each in a sentence. */
function Risks({ risks }: { risks: NonNullable<Application['risks']> }) {
  const { t } = useTranslation();
  if (risks.length === 0) return <p className={classes.lowRisk}>{t('manager.queue.lowRisk')}</p>;
  return (
    <div className={classes.risks}>
      <h4>{t('manager.queue.risks')}</h4>
      <ul>
        {risks.map((risk) => (
          <li key={risk}>{t(`manager.queue.risk.${risk}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function IdentityLine({ identity }: { identity: Identity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { network, username, followers, profileUrl } = identity;
  const name = username ?? networkTitles[network];
  return (
    <li>
      <NetworkIcon network={network} />
      {profileUrl ? (
        <a href={profileUrl} target="_blank" rel="noreferrer" title={name}>
          {name}
          <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
        </a>
      ) : (
        <span title={name}>
          {name} <span className={classes.noProfile}>{t('manager.queue.noProfile')}</span>
        </span>
      )}
      {followers === null ? null : (
        <span className={classes.followers}>
          {t('kit.followers', { count: followers, formatted: format.number(followers) })}
        </span>
      )}
    </li>
  );
}
