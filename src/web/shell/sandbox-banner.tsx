import { useTranslation } from 'react-i18next';
import type { Programme } from '../api/types.ts';
import { formatDate } from '../kit/format.ts';
import { useProgrammeNow } from '../kit/programme-time.ts';
import classes from './sandbox-banner.module.css';

/** The sandbox listens one port above Kolect unless the programme says otherwise. */
function sandboxAddress(programme: Programme): string {
  if (programme.sandboxUrl) return programme.sandboxUrl.replace(/\/$/, '');
  return `${location.protocol}//${location.hostname}:${Number(location.port || 80) + 1}`;
}

/** Says that nothing here is real, what time the programme believes it is, and where to change both. */
export function SandboxBanner({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const now = useProgrammeNow();
  const address = sandboxAddress(programme);
  return (
    <aside className={classes.banner} aria-label={t('sandbox.label')}>
      <span className={classes.label}>{t('sandbox.label')}</span>
      <time dateTime={now.toISOString()} className={classes.time}>
        <span className={classes.words}>{t('sandbox.time')} </span>
        {formatDate(now, i18n.language, 'time')}
      </time>
      <a href={`${address}/clock`} target="_blank" rel="noreferrer">
        {t('sandbox.clock')}
      </a>
      <a href={`${address}/shop`} target="_blank" rel="noreferrer">
        {t('sandbox.shop')}
      </a>
    </aside>
  );
}
