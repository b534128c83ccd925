import { useTranslation } from 'react-i18next';
import type { Authenticity } from '../../trust/authenticity/schemas.ts';
import { byCode } from '../i18n/by-code.ts';
import { useFormat } from '../kit/use-format.ts';
import classes from './authenticity.module.css';

type Reason = Authenticity['reasons'][number];

/** What speaks for and against an account, the weightiest first. */
export function AuthenticityReasons({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = ({ feature, form, figures }: Reason['findings'][number]) => {
    const shown = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, format.number(value)]));
    return byCode(t, 'authenticity.features', `${feature}.${form}`, feature, shown);
  };
  return (
    <ul className={classes.reasons}>
      {reasons.map(({ name, findings, speaksFor, weight }) => (
        <li key={name} data-for={speaksFor}>
          {t(`authenticity.weights.${speaksFor}.${weight}`, { findings: findings.map(say).join('; ') })}
        </li>
      ))}
    </ul>
  );
}
