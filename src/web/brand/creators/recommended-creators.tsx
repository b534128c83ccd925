import { NativeSelect } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrandCampaigns } from '../../api/campaigns.ts';
import { type RecommendedCreator, useRecommendations } from '../../api/discovery.ts';
import { useProducts } from '../../api/links.ts';
import { completeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useBrandId } from '../use-brand-id.ts';
import classes from './creators.module.css';
import { InviteToCampaign } from './invite-to-campaign.tsx';
import { SaveToList } from './save-to-list.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];
type Format = ReturnType<typeof useFormat>;
type Reason = RecommendedCreator['reasons'][number];

const mostReasons = 3;

function sayReason({ reason, figure, sentence }: Reason, t: Translate, format: Format, language: string): string {
  if (language === 'en') return sentence;
  const formatted = figure === null ? '' : reason === 'converts' ? format.rate(figure) : format.number(figure);
  return t(`discovery.reason.${reason}`, { figure: formatted });
}

/** What the API is asked for a choice. */
function asksOf(choice: string): Record<string, string> {
  const [kind = '', ...value] = choice.split(':');
  return kind ? { [kind]: value.join(':') } : {};
}

const columnsOf = (t: Translate, format: Format, language: string): Column<RecommendedCreator>[] => [
  {
    key: 'creator',
    title: t('discovery.creator'),
    phone: 'title',
    grow: '30%',
    render: ({ creator }) => <TwoLines first={creator.displayName} second={format.country(creator.country)} />,
  },
  {
    key: 'why',
    title: t('discovery.why'),
    phone: 'meta',
    grow: '70%',
    render: ({ reasons }) => (
      <ul className={classes.reasons}>
        {reasons.slice(0, mostReasons).map((reason) => (
          <li key={reason.reason}>{sayReason(reason, t, format, language)}</li>
        ))}
      </ul>
    ),
  },
  {
    key: 'save',
    title: '',
    align: 'end',
    phone: 'value',
    render: ({ creator }) => (
      <span className={classes.networks}>
        <InviteToCampaign creatorId={creator.id} name={creator.displayName} />
        <SaveToList creatorId={creator.id} name={creator.displayName} />
      </span>
    ),
  },
];

/** Who fits a product or a campaign best, each with what speaks for her. */
export function RecommendedCreators() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const brandId = useBrandId();
  const products = useProducts(brandId);
  const campaigns = useBrandCampaigns(brandId);
  const [choice, setChoice] = useState('');
  const first = products.rows?.[0];
  const chosen = choice || (first ? `sku:${first.sku}` : '');
  const found = useRecommendations(brandId, asksOf(chosen));
  const noProducts = products.rows?.length === 0;
  if (noProducts)
    return <EmptyState icon={IconSparkles} title={t('discovery.noProducts')} body={t('discovery.noProductsHint')} />;
  return (
    <>
      <div className={classes.filters}>
        <NativeSelect
          className={classes.wide}
          aria-label={t('discovery.forWhat')}
          data={[
            {
              group: t('discovery.products'),
              items: (products.rows ?? []).map(({ sku, name }) => ({ value: `sku:${sku}`, label: name })),
            },
            {
              group: t('discovery.campaigns'),
              items: (campaigns.rows ?? []).map(({ id, title }) => ({ value: `campaignId:${id}`, label: title })),
            },
          ].filter(({ items }) => items.length > 0)}
          value={chosen}
          onChange={(event) => setChoice(event.currentTarget.value)}
        />
      </div>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      <DataTable
        label={t('discovery.recommended')}
        list={{ ...completeList(found.data?.data ?? []), rows: found.data?.data }}
        columns={columnsOf(t, format, i18n.language)}
        rowKey={({ creator }) => creator.id}
        empty={<EmptyState icon={IconSparkles} title={t('discovery.nobodyYet')} body={t('discovery.nobodyYetHint')} />}
      />
    </>
  );
}
