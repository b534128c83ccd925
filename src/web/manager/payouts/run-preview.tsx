import { Skeleton, Tabs } from '@mantine/core';
import { IconCash, IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { completeList } from '../../api/list.ts';
import { useRunPreview } from '../../api/payouts.ts';
import type { RunPreview } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money, MoneyList } from '../../kit/money.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './payout-runs.module.css';
import { StartRun } from './start-run.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];
type PreviewPayout = RunPreview['included'][number];
type Excluded = RunPreview['excluded'][number];

function payeeColumns<Row extends PreviewPayout>(t: Translate): Column<Row>[] {
  return [
    {
      key: 'payee',
      title: t('manager.payouts.payee'),
      phone: 'title',
      grow: '50%',
      render: ({ name }) => <Truncate>{name}</Truncate>,
    },
    {
      key: 'amount',
      title: t('manager.payouts.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} signed />,
    },
  ];
}

function excludedColumns(t: Translate): Column<Excluded>[] {
  const [payee, amount] = payeeColumns<Excluded>(t);
  const why: Column<Excluded> = {
    key: 'why',
    title: t('manager.payouts.why'),
    grow: '50%',
    render: ({ reason, sentence }) => byCode(t, 'manager.payouts.excludedBecause', reason, sentence),
  };
  return [payee, why, amount].filter((column) => column !== undefined);
}

/** Who would be paid and who not, and the button that starts it. */
export function RunPreviewSection() {
  const { t } = useTranslation();
  const preview = useRunPreview();
  return (
    <Section title={t('manager.payouts.preview')} flush>
      {preview.error ? (
        <div className={classes.padded}>
          <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />
        </div>
      ) : null}
      {preview.isPending ? <Skeleton height={160} m="md" w="auto" /> : null}
      {preview.data ? <PreviewBody preview={preview.data} /> : null}
    </Section>
  );
}

function PreviewBody({ preview }: { preview: RunPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { included, excluded, totals, minimum, truncated } = preview;
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  const tab = (label: string, rows: number) => `${label} (${format.number(rows)}${truncated ? '+' : ''})`;
  return (
    <>
      <div className={classes.summary}>
        <div>
          <p className={classes.totals}>
            {totals.length > 0 ? <MoneyList values={totals} /> : t('manager.payouts.nobody')}
          </p>
          <p className={classes.hint}>
            {t('manager.payouts.toPay', { count })} · {t('manager.payouts.minimum')}{' '}
            {minimum.map((money) => format.money(money)).join(', ')}
          </p>
        </div>
        {count > 0 ? <StartRun totals={totals} count={count} /> : null}
      </div>
      <AtStripe preview={preview} />
      {truncated ? <p className={classes.truncated}>{t('manager.payouts.truncated')}</p> : null}
      <Tabs key={included.length > 0 ? 'some' : 'none'} defaultValue={included.length > 0 ? 'included' : 'excluded'}>
        <Tabs.List px="sm">
          <Tabs.Tab value="included">{tab(t('manager.payouts.included'), included.length)}</Tabs.Tab>
          <Tabs.Tab value="excluded">{tab(t('manager.payouts.excluded'), excluded.length)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="included" className={classes.panel}>
          <DataTable
            label={t('manager.payouts.included')}
            list={completeList(included)}
            columns={payeeColumns<PreviewPayout>(t)}
            rowKey={({ payeeId, amount }) => `${payeeId}${amount.currency}`}
            searchText={({ name }) => name}
            searchLabel={t('manager.payouts.searchPayees')}
            empty={
              <EmptyState icon={IconCash} title={t('manager.payouts.nobody')} body={t('manager.payouts.nobodyHint')} />
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="excluded" className={classes.panel}>
          <DataTable
            label={t('manager.payouts.excluded')}
            list={completeList(excluded)}
            columns={excludedColumns(t)}
            rowKey={({ payeeId, amount, reason }) => `${payeeId}${amount.currency}${reason}`}
            searchText={({ name }) => name}
            searchLabel={t('manager.payouts.searchPayees')}
            empty={
              <EmptyState
                icon={IconChecks}
                title={t('manager.payouts.nobodyExcluded')}
                body={t('manager.payouts.nobodyExcludedHint')}
              />
            }
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Whether Stripe's balance reaches for this run: looked at before anybody starts it. */
function AtStripe({ preview: { atStripe, totals } }: { preview: RunPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (totals.length === 0) return null;
  if (atStripe === null) return <p className={classes.truncated}>{t('payoutDesk.preview.stripeAway')}</p>;
  const say = (amounts: { currency: string; amountMinor: number }[]) =>
    amounts.map((money) => format.money(money)).join(', ');
  const short = atStripe
    .filter(({ missingMinor }) => missingMinor > 0)
    .map(({ currency, missingMinor }) => ({ currency, amountMinor: missingMinor }));
  if (short.length > 0)
    return (
      <div className={classes.padded}>
        <Notice tone="loss" title={t('payoutDesk.preview.short', { amounts: say(short) })}>
          {t('payoutDesk.preview.shortBody')}
        </Notice>
      </div>
    );
  return <p className={classes.atStripe}>{t('payoutDesk.preview.atStripe', { amounts: say(atStripe) })}</p>;
}
