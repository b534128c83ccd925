import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../api/simulations.ts';
import { useFormat } from '../../kit/use-format.ts';
import type { TierRow } from '../tiers/tier-table-fields.tsx';
import classes from './simulation.module.css';

interface Input {
  fromMonth: string;
  throughMonth: string;
  tiers?: TierRow[];
  programmeRateBps?: number;
  brandRates?: { brandId: string; rateBps: number }[];
  categoryRates?: { category: string; rateBps: number }[];
  returnRateFromBps?: number;
}

/** What was tried, and on which months. */
export function Tried({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const input = result.input as unknown as Input;
  const brandName = (id: string) => result.cuts.brand?.find((row) => row.key === id)?.name ?? id;
  const { programmeRateBps, brandRates = [], categoryRates = [], returnRateFromBps, tiers } = input;
  const words = [
    t('programme.simulation.months', { from: input.fromMonth, through: input.throughMonth }),
    ...(programmeRateBps === undefined
      ? []
      : [`${t('programme.simulation.programmeRate')}: ${programmeRateBps / 100}`]),
    ...brandRates.map(({ brandId, rateBps }) => `${brandName(brandId)}: ${format.rate(rateBps)}`),
    ...categoryRates.map(({ category, rateBps }) => `${category}: ${format.rate(rateBps)}`),
    ...(returnRateFromBps === undefined ? [] : [`${t('programme.simulation.fraud')}: ${returnRateFromBps / 100}`]),
    ...(tiers ?? []).map(({ tier, fromMinor, bonusBps }) => {
      const from = format.money({ amountMinor: fromMinor, currency: result.currency }, true);
      return `${t(`standingNames.tier.${tier}`)}: ${t('programme.simulation.fromAmount', { amount: from })}, +${format.rate(bonusBps)}`;
    }),
  ];
  return (
    <ul className={classes.tried}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
