import type { TFunction } from 'i18next';
import type { CreatorCard } from '../../api/discovery.ts';
import { byCode } from '../../i18n/by-code.ts';
import type { Column } from '../../kit/data-table.tsx';
import { Money } from '../../kit/money.tsx';
import { NetworkIcon, networkTitles } from '../../kit/network-icon.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import type { useFormat } from '../../kit/use-format.ts';
import { ReportButton } from '../../reporting/report-button.tsx';
import classes from './creators.module.css';
import { InviteToCampaign } from './invite-to-campaign.tsx';
import { SaveToList } from './save-to-list.tsx';

type Format = ReturnType<typeof useFormat>;

const unknown = '–';

/** What a brand compares creators by. @param reporter the brand for which the reader may report creators */
export const creatorColumns = (t: TFunction, format: Format, reporter?: string): Column<CreatorCard>[] => [
  {
    key: 'name',
    title: t('discovery.creator'),
    phone: 'title',
    grow: '60%',
    render: (card) => (
      <TwoLines
        first={<Truncate>{card.displayName}</Truncate>}
        second={<Truncate>{`${format.country(card.country)} · ${sayNiches(card, t)}`}</Truncate>}
      />
    ),
  },
  {
    key: 'networks',
    title: t('discovery.networks'),
    phone: 'hidden',
    render: (card) => (
      <span className={classes.networks}>
        {card.networks.map(({ network }) => (
          <span key={network} role="img" aria-label={networkTitles[network]}>
            <NetworkIcon network={network} />
          </span>
        ))}
      </span>
    ),
  },
  {
    key: 'followers',
    title: t('discovery.followers'),
    align: 'end',
    phone: 'meta',
    render: ({ followers }) =>
      followers === null ? unknown : t('discovery.followerCount', { formatted: format.number(followers, true) }),
  },
  {
    key: 'authenticity',
    title: t('discovery.authenticity'),
    align: 'end',
    phone: 'meta',
    render: ({ authenticity }) =>
      authenticity === null ? unknown : t('discovery.score', { score: format.number(authenticity) }),
  },
  {
    key: 'tier',
    title: t('discovery.standing'),
    phone: 'hidden',
    render: ({ tier, kol }) =>
      kol === 'creator' ? byCode(t, 'discovery.tier', tier, tier) : byCode(t, 'discovery.kol', kol, kol),
  },
  {
    key: 'orders',
    title: t('discovery.orders'),
    align: 'end',
    phone: 'hidden',
    render: ({ orders }) => format.number(orders),
  },
  {
    key: 'cvr',
    title: t('discovery.cvr'),
    align: 'end',
    phone: 'hidden',
    render: ({ cvrBps }) => (cvrBps === null ? unknown : format.rate(cvrBps)),
  },
  {
    key: 'gmv',
    title: t('discovery.gmv'),
    align: 'end',
    phone: 'value',
    render: ({ gmv }) => (gmv ? <Money value={gmv} /> : unknown),
  },
  {
    key: 'save',
    title: '',
    align: 'end',
    phone: 'action',
    render: (card) => (
      <span className={classes.networks}>
        <InviteToCampaign creatorId={card.id} name={card.displayName} />
        {reporter ? <ReportButton brandId={reporter} creatorId={card.id} name={card.displayName} compact /> : null}
        <SaveToList creatorId={card.id} name={card.displayName} />
      </span>
    ),
  },
];

export const sayNiches = (card: CreatorCard, t: TFunction): string =>
  card.niches.map((niche) => byCode(t, 'niche', niche, niche)).join(', ');
