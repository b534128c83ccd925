import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenCampaign } from '../../../campaigns/schemas.ts';
import { payWords } from '../../collaboration/pay-words.ts';
import { useFormat } from '../../kit/use-format.ts';
import { ApplyButton } from './apply-button.tsx';
import classes from './campaigns.module.css';
import { FitReasons } from './fit-reasons.tsx';

/** One open campaign: who, what it pays, whether it suits and why, and one tap to apply. */
export function CampaignCard({ campaign }: { campaign: OpenCampaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pieces, contentDays, samples } = campaign;
  const asks = [
    t('campaigns.open.asks', { count: pieces, days: contentDays }),
    ...(samples.left > 0 ? [t('campaigns.open.sample')] : []),
  ];
  const picture = campaign.products.find(({ imageUrl }) => imageUrl)?.imageUrl;
  return (
    <article className={classes.card} data-fits={campaign.fits || undefined}>
      <div className={classes.head}>
        {picture ? <img src={picture} alt="" loading="lazy" referrerPolicy="no-referrer" /> : null}
        <div className={classes.words}>
          <p className={classes.brand}>
            {campaign.brand.name} · {t('campaigns.open.until', { day: format.programmeDay(campaign.endsAt) })}
          </p>
          <h2 className={classes.title}>
            <Link to="/creator/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
              {campaign.title}
            </Link>
          </h2>
        </div>
      </div>
      <div>
        <p className={classes.pay}>{payWords(campaign, t, format)}</p>
        <p className={classes.brand}>{asks.join(' · ')}</p>
      </div>
      <FitReasons campaign={campaign} />
      <ApplyButton campaign={campaign} />
    </article>
  );
}
