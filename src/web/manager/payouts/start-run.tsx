import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStartRun } from '../../api/payouts.ts';
import type { CurrencyTotal } from '../../api/types.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './payout-runs.module.css';

/** Starts the run after a confirmation that names the sums, and goes to its page. */
export function StartRun({ totals, count }: { totals: CurrencyTotal[]; count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const startRun = useStartRun();
  const amounts = totals.map((total) => format.money(total)).join(', ');
  const start = async () => {
    const run = await startRun.mutateAsync();
    await navigate({ to: '/manager/payouts/$runId', params: { runId: run.id } });
  };
  return (
    <ConfirmButton
      label={t('manager.payouts.start')}
      title={t('manager.payouts.startTitle')}
      confirmLabel={t('manager.payouts.startConfirm', { amounts })}
      onConfirm={start}
      isRunning={startRun.isPending}
      error={startRun.error}
    >
      <p className={classes.confirmTotals}>
        <MoneyList values={totals} />
      </p>
      <p className={classes.hint}>{t('manager.payouts.toPay', { count })}</p>
      <p>{t('manager.payouts.startBody')}</p>
    </ConfirmButton>
  );
}
