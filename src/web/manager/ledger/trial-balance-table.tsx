import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrialBalance } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Money } from '../../kit/money.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './ledger.module.css';

/** Positive amounts are what Kolect owes, negative ones what it holds or is owed. */
export function TrialBalanceTable({ balance }: { balance: TrialBalance }) {
  const { t } = useTranslation();
  const { currency, accounts, sumMinor } = balance;
  const sum = (sign: 1 | -1) => accounts.reduce((total, { amountMinor }) => total + Math.max(0, sign * amountMinor), 0);
  const cell = (amountMinor: number) =>
    amountMinor > 0 ? <Money value={{ amountMinor, currency }} /> : <span className={classes.none}>–</span>;
  return (
    <Section title={currency} aside={<ZeroCheck currency={currency} sumMinor={sumMinor} />} flush>
      <table className={classes.table} aria-label={`${t('manager.ledger.title')} ${currency}`}>
        <thead>
          <tr>
            <th scope="col">{t('manager.ledger.account')}</th>
            <th scope="col">{t('manager.ledger.holds')}</th>
            <th scope="col">{t('manager.ledger.owes')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ account, amountMinor }) => (
            <tr key={account}>
              <th scope="row">
                {byCode(t, 'manager.ledger.accountName', account, account)}
                <code>{account}</code>
              </th>
              <td>{cell(-amountMinor)}</td>
              <td>{cell(amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('manager.ledger.sum')}</th>
            <td>
              <Money value={{ amountMinor: sum(-1), currency }} />
            </td>
            <td>
              <Money value={{ amountMinor: sum(1), currency }} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function ZeroCheck({ currency, sumMinor }: { currency: string; sumMinor: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const balanced = sumMinor === 0;
  const Glyph = balanced ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={classes.check} data-balanced={balanced} role={balanced ? undefined : 'alert'}>
      <Glyph size={17} stroke={1.8} aria-hidden="true" />
      {balanced
        ? t('manager.ledger.balanced')
        : t('manager.ledger.unbalanced', { amount: format.money({ amountMinor: sumMinor, currency }) })}
    </span>
  );
}
