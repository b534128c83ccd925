import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SettingsEffects } from '../../api/settings.ts';
import type { Money as Amount } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { AnchorLink } from '../../kit/router-links.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { ExampleNames } from './example-names.tsx';
import classes from './settings.module.css';

type Format = ReturnType<typeof useFormat>;

/** For whom each changed section counts and from when, with numbers where they can be counted. */
export function SettingsEffectsList({ effects, paths }: { effects: SettingsEffects | undefined; paths: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sections = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
  const words = [
    ...sections.map((section) => byCode(t, 'programme.settings.counts', section, '')),
    ...(effects ? counted(effects, t, format) : []),
  ].filter(Boolean);
  const canBeTried = sections.some((section) => ['commission', 'standing', 'trust'].includes(section));
  return (
    <>
      <ul className={classes.changes}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <ExampleNames examples={effects?.rate?.examples ?? []} />
      <ExampleNames examples={effects?.caps?.examples ?? []} />
      <ExampleNames examples={effects?.payouts?.examples ?? []} />
      <ExampleNames examples={effects?.holds?.examples ?? []} />
      {canBeTried ? (
        <p className={classes.note}>
          <AnchorLink to="/manager/simulations">{t('programme.settings.tryFirst')}</AnchorLink>
        </p>
      ) : null}
    </>
  );
}

function counted(
  { rate, caps, payouts, holds, applications }: SettingsEffects,
  t: TFunction,
  format: Format,
): string[] {
  const number = (count: number) => format.number(count);
  const amounts = (list: Amount[]) => list.map((each) => format.money(each)).join(', ');
  /** Nothing where there is no money in it. */
  const told = (key: 'waits' | 'freed' | 'moreHeld' | 'lessHeld', list: Amount[]) =>
    list.length === 0 ? [] : [t(`programme.settings.effects.${key}`, { amount: amounts(list) })];
  return [
    ...(rate && rate.orders === 0 ? [t('programme.settings.effects.noOrders', { days: rate.days })] : []),
    ...(rate && rate.orders > 0
      ? [
          t('programme.settings.effects.rate', {
            days: rate.days,
            creators: number(rate.creators),
            orders: number(rate.orders),
            difference: rate.differences
              .map(({ currency, differenceMinor }) => format.money({ amountMinor: differenceMinor, currency }))
              .join(', '),
          }),
        ]
      : []),
    ...(rate?.protectedUntil ? [t('rules.preview.protected', { date: format.programmeDay(rate.protectedUntil) })] : []),
    ...(caps && caps.orders === 0
      ? [t('programme.settings.effects.noCaps', { since: format.programmeDay(caps.since) })]
      : []),
    ...(caps && caps.orders > 0
      ? [
          t('programme.settings.effects.caps', {
            since: format.programmeDay(caps.since),
            creators: number(caps.creators),
            orders: number(caps.orders),
            difference: format.money(caps.difference),
          }),
        ]
      : []),
    ...(payouts
      ? [
          t('programme.settings.effects.payouts', {
            before: number(payouts.belowBefore),
            after: number(payouts.belowAfter),
            of: number(payouts.payable),
          }),
          ...told('waits', payouts.waits),
          ...told('freed', payouts.freed),
        ]
      : []),
    ...(holds
      ? [
          t('programme.settings.effects.holds', {
            days: holds.days,
            before: number(holds.before.flags),
            after: number(holds.after.flags),
            creators: number(holds.after.creators),
          }),
          ...told('moreHeld', holds.moreHeld),
          ...told('lessHeld', holds.lessHeld),
        ]
      : []),
    ...(applications === null ? [] : [t('programme.settings.effects.applications', { count: applications })]),
  ];
}
