import { useTranslation } from 'react-i18next';
import { byCode } from '../i18n/by-code.ts';
import { Notice } from '../kit/notice.tsx';
import { useFormat } from '../kit/use-format.ts';
import type { PayoutOwner } from './owner.ts';
import { useBankPayouts } from './payee-api.ts';

/** Says that the bank sent money back, why, and where it is now. Shown until a later one has arrived. */
export function BankAlert({ owner }: { owner: PayoutOwner }) {
  const { t } = useTranslation();
  const format = useFormat();
  const latest = useBankPayouts(owner).data?.data[0];
  if (!latest?.failure) return null;
  const { failure, amount, arrivesAt } = latest;
  return (
    <Notice
      tone="loss"
      title={t('payouts.bank.title', { amount: format.money(amount), day: format.programmeDay(arrivesAt) })}
    >
      {byCode(t, 'payouts.bank.why', failure.code, t('payouts.bank.why.other'))} {t('payouts.bank.todo')}
    </Notice>
  );
}
