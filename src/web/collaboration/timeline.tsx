import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import { byCode } from '../i18n/by-code.ts';
import { When } from '../kit/when.tsx';
import classes from './collaboration.module.css';

/** What happened, the first at the top. */
export function Timeline({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const { history, brand, creator } = collaboration;
  const whoDid = (party: (typeof history)[number]['party'], byAgency: boolean) => {
    if (party === 'brand') return brand.name;
    const { displayName } = creator;
    return byAgency ? t('campaigns.collaboration.agency', { creator: displayName }) : displayName;
  };
  return (
    <ol className={classes.timeline}>
      {history.map(({ at, party, byAgency, action, note }) => (
        <li key={`${at}${action}`}>
          <strong>{whoDid(party, byAgency)}</strong>
          {': '}
          {byCode(t, 'campaigns.collaboration.did', action, action)}
          <div className={classes.when}>
            <When at={at} />
          </div>
          {note ? <p className={classes.note}>{note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
