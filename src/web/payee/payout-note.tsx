import { useTranslation } from 'react-i18next';
import type { Payout } from '../api/types.ts';
import { byCode } from '../i18n/by-code.ts';
import { TwoLines } from '../kit/two-lines.tsx';
import { useFormat } from '../kit/use-format.ts';

/** Why a payout failed and what helps, or what of it came back. */
export function PayoutNote({ failure, reversed }: Pick<Payout, 'failure' | 'reversed'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (failure)
    return (
      <TwoLines
        first={byCode(t, 'payouts.failure', failure.code, t('payouts.failure.other'))}
        second={byCode(t, 'payouts.todo', failure.code, t('payouts.todo.other'))}
      />
    );
  if (reversed.amountMinor > 0) return t('payouts.history.reversed', { amount: format.money(reversed) });
  return null;
}
