import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import type { CurrencyFigures, ProgrammeSummary } from '../../api/types.ts';
import { Money } from '../../kit/money.tsx';
import { StatCard, StatGroup } from '../../kit/stat-card.tsx';
import { useFormat } from '../../kit/use-format.ts';

const nothing: Omit<CurrencyFigures, 'currency'> = {
  orders: 0,
  gmvMinor: 0,
  netGmvMinor: 0,
  pendingMinor: 0,
  approvedMinor: 0,
  paidMinor: 0,
  reversedMinor: 0,
};

/** Creators, orders, GMV and commission; money one currency at a time. */
export function ProgrammeFigures({ summary }: { summary: ProgrammeSummary | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = useMe().programme;
  const [chosen, setChosen] = useState<string | null>(null);
  const all = summary?.byCurrency ?? [];
  const shown = all.find((figures) => figures.currency === chosen) ?? all[0] ?? { ...nothing, currency };
  const money = (amountMinor: number) =>
    summary ? <Money value={{ amountMinor, currency: shown.currency }} /> : undefined;
  const count = (value: number | undefined) => (value === undefined ? undefined : format.number(value));
  return (
    <>
      {all.length > 1 ? (
        <SegmentedControl
          aria-label={t('manager.home.currency')}
          value={shown.currency}
          onChange={setChosen}
          data={all.map((figures) => figures.currency)}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      <StatGroup>
        <StatCard label={t('manager.home.creators')} value={count(summary?.creators.active)} />
        <StatCard label={t('manager.home.orders')} value={count(summary ? shown.orders : undefined)} />
        <StatCard label={t('manager.home.gmv')} value={money(shown.gmvMinor)} note={t('manager.home.gmvNote')} />
        <StatCard
          label={t('manager.home.netGmv')}
          value={money(shown.netGmvMinor)}
          note={t('manager.home.netGmvNote')}
        />
        <StatCard label={t('manager.home.pending')} value={money(shown.pendingMinor)} />
        <StatCard label={t('manager.home.approved')} value={money(shown.approvedMinor)} />
        <StatCard label={t('manager.home.paid')} value={money(shown.paidMinor)} />
        <StatCard label={t('manager.home.reversed')} value={money(shown.reversedMinor)} />
      </StatGroup>
    </>
  );
}
