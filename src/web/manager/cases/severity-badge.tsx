import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/cases.ts';
import classes from '../../kit/state-badge.module.css';

const tones = { low: 'info', medium: 'wait', high: 'loss', critical: 'loss' } as const;

export function SeverityBadge({ severity }: { severity: CaseRow['severity'] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-tone={tones[severity]}>
      {t(`trust.severities.${severity}`)}
    </span>
  );
}
