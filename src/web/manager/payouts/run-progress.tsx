import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PayoutState, Run } from '../../api/types.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './payout-runs.module.css';

const parts: { state: PayoutState; color: string }[] = [
  { state: 'sent', color: 'var(--mantine-color-green-5)' },
  { state: 'failed', color: 'var(--mantine-color-red-5)' },
  { state: 'cancelled', color: 'var(--mantine-color-gray-5)' },
  { state: 'sending', color: 'var(--mantine-color-kolect-4)' },
  { state: 'reserved', color: 'var(--k-line-strong)' },
];

/** How many payouts of a run have an outcome, of how many. */
export function progressOf({ counts }: Run): { settled: number; all: number } {
  const settled = counts.sent + counts.failed + counts.cancelled;
  return { settled, all: settled + counts.sending + counts.reserved };
}

/** The run as one bar, with the figures under it; spoken when it changes. */
export function RunProgress({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settled, all } = progressOf(run);
  const words = t('manager.payouts.progressOf', { done: format.number(settled), all: format.number(all) });
  return (
    <Section>
      <p className={classes.progressWords} role="status">
        {words}
      </p>
      <Progress.Root size={10} radius="xl" aria-hidden="true">
        {parts.map(({ state, color }) => (
          <Progress.Section key={state} value={all === 0 ? 0 : (run.counts[state] / all) * 100} color={color} />
        ))}
      </Progress.Root>
      <dl className={classes.legend}>
        {parts.map(({ state, color }) => (
          <div key={state}>
            <dt>
              <span className={classes.dot} style={{ background: color }} />
              {t(`manager.payouts.${state}`)}
            </dt>
            <dd>{format.number(run.counts[state])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
