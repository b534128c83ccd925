import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FitReason, OpenCampaign } from '../../../campaigns/schemas.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './campaigns.module.css';

/** Why a campaign suits her, wish by wish. */
export function FitReasons({ campaign }: { campaign: OpenCampaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const detailOf = ({ code, detail }: FitReason) => {
    if (code === 'country') return format.country(detail);
    if (code === 'language') return format.languageName(detail);
    if (code === 'niche') return byCode(t, 'niche', detail, detail).toLocaleLowerCase(format.language);
    return code === 'followers' ? format.number(Number(detail)) : detail;
  };
  return (
    <div>
      <p className={classes.suits} data-fits={campaign.fits || undefined}>
        {campaign.fits ? t('campaigns.open.suits') : t('campaigns.open.suitsNot')}
      </p>
      <ul className={classes.reasons}>
        {campaign.reasons.map((reason) => (
          <li key={reason.code} data-fits={reason.fits || undefined}>
            {reason.fits ? (
              <IconCheck size={15} stroke={2} aria-hidden="true" />
            ) : (
              <IconMinus size={15} stroke={2} aria-hidden="true" />
            )}
            {t(`campaigns.open.reason.${reason.code}.${reason.fits ? 'yes' : 'no'}`, { detail: detailOf(reason) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
