import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types.ts';
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
      <Notice color="yellow" title={t('payoutRuns.notice.awaiting')}>
        {amount
          ? t('payoutRuns.notice.awaitingBody', { amount: format.money(amount), above: format.money(above), name })
          : t('payoutRuns.notice.awaitingUnknown', { currency: above.currency, name })}
      </Notice>
    );
  }
  if (run.state === 'short')
    return (
      <Notice color="red" title={t('payoutRuns.notice.short')}>
        {t('payoutRuns.notice.shortBody', { amounts: run.shortfalls.map((money) => format.money(money)).join(', ') })}
      </Notice>
    );
  if (run.state === 'paused')
    return (
      <Notice color="yellow" title={t('payoutRuns.notice.paused', { name: nameOf(run.pausedBy) })}>
        {t('payoutRuns.notice.pausedBody')}
      </Notice>
    );
  if (run.cancelledBy)
    return (
      <Notice color="gray" title={t('payoutRuns.notice.cancelled', { name: nameOf(run.cancelledBy) })}>
        {t('payoutRuns.notice.cancelledBody')}
      </Notice>
    );
  return null;
}

function Notice({ color, title, children }: { color: string; title: string; children: ReactNode }) {
  return (
    <Alert color={color} variant="light" title={title} role="status">
      {children}
    </Alert>
  );
}
