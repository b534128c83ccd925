import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Payee } from '../api/types.ts';
import { byCode } from '../i18n/by-code.ts';
import { useFormat } from '../kit/use-format.ts';
import classes from './payee.module.css';
import { sayRequirements } from './requirement-words.ts';

/** Below what the state means: what Stripe still asks for, why it disabled the account, who holds, and under which agreement money comes. */
export function AccountNotes({ payee }: { payee: Payee }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, requirements, disabled, held, agreement, country } = payee;
  const isOpen = state === 'onboarding' || state === 'restricted';
  return (
    <>
      {isOpen && requirements.length > 0 ? (
        <>
          <p className={classes.note}>{t('payouts.account.needs')}</p>
          <ul className={classes.requirements}>
            {sayRequirements(requirements, t).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      {disabled && !isChecking(payee) ? <p className={classes.note}>{sayDisabled(disabled, t)}</p> : null}
      {held ? <p className={classes.note}>{t('payouts.account.held')}</p> : null}
      {agreement === 'recipient' && state !== 'enabled' ? (
        <p className={classes.note}>{t('payouts.account.recipient')}</p>
      ) : null}
      {country ? (
        <p className={classes.note}>
          {t('payouts.account.country')}: {format.country(country)}
        </p>
      ) : null}
    </>
  );
}

/** Why Stripe disabled the account, in the reader's language. */
const sayDisabled = ({ code, sentence }: NonNullable<Payee['disabled']>, t: TFunction): string =>
  byCode(t, 'payouts.account.disabled', code, sentence);

/** Where Stripe has all that it asked for: that it looks at it, or what it has decided. */
export const sayChecking = ({ disabled }: Payee, t: TFunction): string =>
  disabled ? sayDisabled(disabled, t) : t('payouts.account.checking');

/** What the badge says: an account that only waits for Stripe lacks nothing. */
export const badgeOf = (payee: Payee) => (isChecking(payee) ? 'checking' : payee.state);

/** Whether Stripe has everything and only looks at it, so that there is nothing to set up. */
export const isChecking = ({ state, requirements }: Payee): boolean =>
  state === 'restricted' && requirements.length === 0;
