import { Skeleton, TextInput } from '@mantine/core';
import { IconSearch, IconSearchOff, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCampaigns } from '../../api/campaigns.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { CampaignCard } from './campaign-card.tsx';
import classes from './campaigns.module.css';

/** Open campaigns as cards, the suitable first. */
export function OpenCampaigns() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { rows, error, retry } = useOpenCampaigns();
  if (error && !rows) return <ProblemAlert error={error} retry={retry} />;
  if (!rows) return <Skeleton height={240} />;
  if (rows.length === 0)
    return (
      <EmptyState icon={IconSpeakerphone} title={t('campaigns.open.empty')} body={t('campaigns.open.emptyHint')} />
    );
  const needle = search.trim().toLocaleLowerCase();
  const found = rows.filter(({ title, brand, products }) =>
    `${title} ${brand.name} ${products.map(({ name }) => name).join(' ')}`.toLocaleLowerCase().includes(needle),
  );
  return (
    <>
      <TextInput
        type="search"
        className={classes.search}
        aria-label={t('campaigns.open.search')}
        placeholder={t('campaigns.open.search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <EmptyState icon={IconSearchOff} title={t('kit.nothingFound')} body={t('kit.nothingFoundHint')} />
      ) : (
        <ul className={classes.cards}>
          {found.map((campaign) => (
            <li key={campaign.id}>
              <CampaignCard campaign={campaign} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
