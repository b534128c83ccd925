import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types.ts';
import { Notice } from '../../kit/notice.tsx';
import { useFormat } from '../../kit/use-format.ts';

/** Why a run does not go on, and what it waits for. */
export function RunNotice({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (name: string | null) => name ?? t('payoutRuns.notice.somebody');
  if (run.state === 'awaiting_approval' && run.approval) {
    const { amount, above } = run.approval;
    const name = run.startedBy ?? t('payoutRuns.notice.theProgramme');
    return (
      <Notice tone="wait" title={t('payoutRuns.notice.awaiting')}>
        {amount
          ? t('payoutRuns.notice.awaitingBody', { amount: format.money(amount), above: format.money(above), name })
          : t('payoutRuns.notice.awaitingUnknown', { currency: above.currency, name })}
      </Notice>
    );
  }
  if (run.state === 'short')
    return (
      <Notice tone="loss" title={t('payoutRuns.notice.short')}>
        {t('payoutRuns.notice.shortBody', { amounts: run.shortfalls.map((money) => format.money(money)).join(', ') })}
      </Notice>
    );
  if (run.state === 'paused')
    return (
      <Notice tone="wait" title={t('payoutRuns.notice.paused', { name: nameOf(run.pausedBy) })}>
        {t('payoutRuns.notice.pausedBody')}
      </Notice>
    );
  if (run.cancelledBy)
    return (
      <Notice tone="info" title={t('payoutRuns.notice.cancelled', { name: nameOf(run.cancelledBy) })}>
        {t('payoutRuns.notice.cancelledBody')}
      </Notice>
    );
  return null;
}

/** Payouts of which Stripe does not say for long whether they were sent. */
export function UnclearNotice({ run }: { run: Run }) {
  const { t } = useTranslation();
  if (run.unclear === 0) return null;
  return (
    <Notice tone="wait" title={t('payoutDesk.unclear.notice', { count: run.unclear })}>
      {t('payoutDesk.unclear.noticeBody')}
    </Notice>
  );
}
