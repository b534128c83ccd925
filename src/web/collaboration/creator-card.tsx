import { useTranslation } from 'react-i18next';
import type { CollaborationRow } from '../../campaigns/collaborations/schemas.ts';
import type { Network } from '../api/types.ts';
import { byCode } from '../i18n/by-code.ts';
import { Fact, Facts } from '../kit/facts.tsx';
import { NetworkIcon, networkTitles } from '../kit/network-icon.tsx';
import { useFormat } from '../kit/use-format.ts';
import { ReportButton } from '../reporting/report-button.tsx';
import classes from './collaboration.module.css';

interface CreatorCardProps {
  creator: CollaborationRow['creator'];
  note: string;
  /** The brand that looks. */
  brandId: string;
}

/** Who the creator is, for the brand. */
export function CreatorCard({ creator, note, brandId }: CreatorCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Facts>
        <Fact name={t('campaigns.one.where')}>{format.country(creator.country)}</Fact>
        <Fact name={t('campaigns.one.languages')}>{creator.languages.map(format.languageName).join(', ')}</Fact>
        <Fact name={t('campaigns.edit.niches')}>
          {creator.niches.map((niche) => byCode(t, 'niche', niche, niche)).join(', ')}
        </Fact>
        <Fact name={t('campaigns.one.followers')}>
          <ul className={classes.networks}>
            {creator.networks.map(({ network, username, profileUrl, followers }) => {
              const name = username ?? networkTitles[network as Network];
              return (
                <li key={network}>
                  <NetworkIcon network={network as Network} />
                  {profileUrl ? (
                    <a href={profileUrl} target="_blank" rel="noreferrer">
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                  {followers === null ? null : <span className={classes.when}>{format.number(followers, true)}</span>}
                </li>
              );
            })}
          </ul>
        </Fact>
        {note ? <Fact name={t('campaigns.collaboration.note')}>{note}</Fact> : null}
      </Facts>
      <ReportButton brandId={brandId} creatorId={creator.id} name={creator.displayName} />
    </>
  );
}
