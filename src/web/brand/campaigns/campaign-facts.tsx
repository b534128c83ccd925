import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { payWords } from '../../collaboration/pay-words.ts';
import { ProductChips } from '../../collaboration/terms.tsx';
import { byCode } from '../../i18n/by-code.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { useFormat } from '../../kit/use-format.ts';

/** Terms and limits of a campaign. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { budget, products, countries, languages, niches, samples } = campaign;
  return (
    <Facts>
      <Fact name={t('campaigns.one.pays')}>{payWords(campaign, t, format)}</Fact>
      <Fact name={t('campaigns.one.budget')}>
        {t('campaigns.one.usedOf', {
          used: format.money(budget.used),
          total: budget.total ? format.money(budget.total) : t('campaigns.list.noLimit'),
        })}
      </Fact>
      <Fact name={t('campaigns.one.period')}>
        {format.programmeDay(campaign.startsAt)} – {format.programmeDay(campaign.endsAt)}
      </Fact>
      <Fact name={t('campaigns.one.pieces')}>{format.number(campaign.pieces)}</Fact>
      <Fact name={t('campaigns.one.products')}>
        {products.length > 0 ? <ProductChips products={products} /> : t('campaigns.one.everything')}
      </Fact>
      {samples.total > 0 ? <Fact name={t('campaigns.one.samples')}>{t('campaigns.one.left', samples)}</Fact> : null}
      <Fact name={t('campaigns.one.countries')}>
        {countries.length > 0 ? countries.map(format.country).join(', ') : t('campaigns.one.everywhere')}
      </Fact>
      <Fact name={t('campaigns.one.languages')}>
        {languages.length > 0 ? languages.map(format.languageName).join(', ') : t('campaigns.one.anyLanguage')}
      </Fact>
      {niches.length > 0 ? (
        <Fact name={t('campaigns.edit.niches')}>
          {niches.map((niche) => byCode(t, 'niche', niche, niche)).join(', ')}
        </Fact>
      ) : null}
    </Facts>
  );
}
