import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../api/simulations.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './simulation.module.css';

/** What was tried, and on which months. */
export function Tried({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { input, currency } = result;
  const money = (amountMinor: number | null) =>
    amountMinor === null ? t('programme.settings.noLimit') : format.money({ amountMinor, currency });
  const brandName = (id: string) => result.cuts.brand?.find((row) => row.key === id)?.name ?? id;
  const {
    programmeRateBps,
    referralShareBps,
    protectRates,
    brandRates,
    categoryRates,
    returnRateFromBps,
    tiers,
    caps,
    returnWindowDays,
    kol,
    holds,
  } = input;
  const words = [
    t('programme.simulation.months', {
      from: format.month(input.fromMonth),
      through: format.month(input.throughMonth),
    }),
    ...(programmeRateBps === undefined
      ? []
      : [`${t('programme.simulation.programmeRate')}: ${programmeRateBps / 100}`]),
    ...(referralShareBps === undefined
      ? []
      : [`${t('programme.simulation.referralShare')}: ${referralShareBps / 100}`]),
    ...(protectRates ? [t('programme.simulation.protect')] : []),
    ...brandRates.map(({ brandId, rateBps }) => `${brandName(brandId)}: ${format.rate(rateBps)}`),
    ...categoryRates.map(({ category, rateBps }) => `${category}: ${format.rate(rateBps)}`),
    ...(returnRateFromBps === undefined ? [] : [`${t('programme.simulation.fraud')}: ${returnRateFromBps / 100}`]),
    ...(caps
      ? [
          `${t('programme.simulation.perOrder')}: ${money(caps.maxPerOrderMinor)}`,
          `${t('programme.simulation.perMonth')}: ${money(caps.maxPerCreatorMonthMinor)}`,
        ]
      : []),
    ...(returnWindowDays === undefined
      ? []
      : [`${t('programme.settings.field.commission_returnWindowDays')}: ${returnWindowDays}`]),
    ...(kol
      ? (['rising', 'kol', 'star_kol'] as const).map(
          (step) =>
            `${t(`standingNames.status.${step}`)}: ${t('programme.simulation.fromAmount', {
              amount: format.money({ amountMinor: kol.earnedUsdMinor[step], currency: 'USD' }, true),
            })}`,
        )
      : []),
    ...(holds
      ? [
          `${t('programme.settings.field.trust_holdFrom')}: ${byCode(t, 'trust.severities', holds.holdFrom, holds.holdFrom)}`,
          ...holds.signalsOff.map((code) => `− ${byCode(t, 'trust.signals', code, code)}`),
        ]
      : []),
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
