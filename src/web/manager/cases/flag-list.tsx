import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';
import { SeverityBadge } from './severity-badge.tsx';

/** What speaks against the creator, the weightiest first, with its figures. */
export function FlagList({ flags }: Pick<CaseView, 'flags'>) {
  return (
    <ul className={classes.flags}>
      {flags.map((flag) => (
        <Flag key={`${flag.signal}${flag.firstAt}${flag.sentence}`} flag={flag} />
      ))}
    </ul>
  );
}

function Flag({ flag }: { flag: CaseView['flags'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { signal, severity, likelihood, sentence, facts, commissions, firstAt } = flag;
  return (
    <li className={classes.flag}>
      <div className={classes.flagHead}>
        <h3 className={classes.flagTitle}>{t(`trust.signals.${signal}`)}</h3>
        <SeverityBadge severity={severity} />
        <span className={classes.soft}>{format.rate(Math.round(likelihood * 100) * 100)}</span>
      </div>
      <p className={classes.sentence} lang="en">
        {sentence}
      </p>
      {facts.length > 0 ? (
        <dl className={classes.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{byCode(t, 'trust.facts', name, name)}</dt>
              <dd>{typeof value === 'number' ? format.number(value) : value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className={classes.soft}>
        {t('trust.flagMeta', {
          commissions: t('trust.commissions', { count: commissions }),
          first: format.programmeDay(firstAt),
        })}
      </p>
    </li>
  );
}
