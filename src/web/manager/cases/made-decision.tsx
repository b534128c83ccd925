import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';

/** A decision that was made: what, why, by whom, and whether it was taken back. */
export function MadeDecision({ decision }: { decision: NonNullable<CaseView['decision']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { outcome, reason, by, at, undone, correction } = decision;
  return (
    <div className={classes.made}>
      <strong>{t(`trust.outcomes.${outcome}.done`)}</strong>
      <span className={classes.soft}>{t('trust.decidedBy', { name: by.name, when: format.dateAndTime(at) })}</span>
      <blockquote>{reason}</blockquote>
      {correction ? (
        <>
          <strong>{t('trust.pause.correction')}</strong>
          <span className={classes.soft}>{format.dateAndTime(correction.at)}</span>
          <blockquote>{correction.text}</blockquote>
        </>
      ) : null}
      {undone ? (
        <>
          <strong>{t('trust.undone')}</strong>
          <span className={classes.soft}>
            {t('trust.decidedBy', { name: undone.by.name, when: format.dateAndTime(undone.at) })}
          </span>
          <blockquote>{undone.reason}</blockquote>
        </>
      ) : null}
    </div>
  );
}
