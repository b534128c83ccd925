import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Balance } from '../../api/types.ts';
import { MoneyFigure } from '../../kit/money.tsx';
import { StatCard, StatGroup } from '../../kit/stat-card.tsx';

interface BalancesProps {
  /** Undefined while loading. */
  balances: Balance[] | undefined;
  /** Shown, as zeros, before anything was earned. */
  currency: string;
}

const nothing = { pendingMinor: 0, payableMinor: 0, inTransitMinor: 0, paidMinor: 0 };

/** The four stages of a creator's money, one currency at a time: currencies are never added up. */
export function Balances({ balances, currency }: BalancesProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = balances?.find((balance) => balance.currency === chosen) ?? balances?.[0] ?? { ...nothing, currency };
  const figure = (amountMinor: number) =>
    balances ? <MoneyFigure value={{ amountMinor, currency: shown.currency }} /> : undefined;
  return (
    <>
      {balances && balances.length > 1 ? (
        <SegmentedControl
          aria-label={t('creator.home.currency')}
          value={shown.currency}
          onChange={setChosen}
          data={balances.map((balance) => balance.currency)}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      <StatGroup>
        <StatCard
          lead
          label={t('creator.home.payable')}
          value={figure(shown.payableMinor)}
          note={t(shown.payableMinor < 0 ? 'creator.home.belowZero' : 'creator.home.payableNote')}
        />
        <StatCard
          label={t('creator.home.pending')}
          value={figure(shown.pendingMinor)}
          note={t('creator.home.pendingNote')}
        />
        <StatCard
          label={t('creator.home.inTransit')}
          value={figure(shown.inTransitMinor)}
          note={t('creator.home.inTransitNote')}
        />
        <StatCard label={t('creator.home.paid')} value={figure(shown.paidMinor)} note={t('creator.home.paidNote')} />
      </StatGroup>
    </>
  );
}
