import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';
import { SeverityBadge } from './severity-badge.tsx';

/** What speaks against the creator, the weightiest first, with its figures. */
export function FlagList({ flags }: Pick<CaseView, 'flags'>) {
  return (
    <ul className={classes.flags}>
      {flags.map((flag) => (
        <Flag key={`${flag.signal}${flag.code}${flag.firstAt}${flag.text}`} flag={flag} />
      ))}
    </ul>
  );
}

/** What the sentence says in words already. */
const SAID = ['reason', 'by'];

function Flag({ flag }: { flag: CaseView['flags'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = useFigure();
  const { signal, severity, likelihood, code, text, facts, commissions, firstAt } = flag;
  const figures = Object.fromEntries(facts.map((fact) => [fact.name, figure(fact)]));
  const listed = facts.filter(({ name }) => !SAID.includes(name));
  return (
    <li className={classes.flag}>
      <div className={classes.flagHead}>
        <h3 className={classes.flagTitle}>{t(`trust.signals.${signal}`)}</h3>
        <SeverityBadge severity={severity} />
        <span className={classes.soft}>{format.rate(Math.round(likelihood * 100) * 100)}</span>
      </div>
      <p className={classes.sentence}>{byCode(t, 'trust.found', code, '', figures)}</p>
      {text ? <blockquote className={classes.quote}>{text}</blockquote> : null}
      {listed.length > 0 ? (
        <Facts as="line">
          {listed.map(({ name }) => (
            <Fact key={name} name={byCode(t, 'trust.facts', name, name)}>
              {figures[name]}
            </Fact>
          ))}
        </Facts>
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

/** A piece of evidence as the reader writes it: numbers, countries, days, and codes that have words of their own. */
function useFigure() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ name, value }: CaseView['flags'][number]['facts'][number]): string => {
    if (typeof value === 'number') return format.number(value);
    if (name === 'country') return format.country(value);
    if (name === 'day') return format.day(value);
    if (name === 'reason' || name === 'by') return byCode(t, `reporting.${name}s`, value, value);
    return value;
  };
}
