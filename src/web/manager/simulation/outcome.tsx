import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Simulation, SimulationResult } from '../../api/simulations.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './simulation.module.css';

type Format = ReturnType<typeof useFormat>;

/** What came out, in sentences: the first says it all. */
export function Outcome({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, ...others] = sentencesOf(result, t, format);
  return (
    <section className={classes.outcome} aria-label={t('programme.simulation.outcome.title')}>
      <p className={classes.headline}>{first}</p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}

/** The difference as a share of what was paid; null where nothing was. */
export const shareOfPaid = ({ total }: Pick<Simulation, 'total'>): number | null =>
  total.actualMinor === 0
    ? null
    : Math.round((10_000 * Math.abs(differenceOf({ total }))) / Math.abs(total.actualMinor));

export const differenceOf = ({ total }: Pick<Simulation, 'total'>): number => total.simulatedMinor - total.actualMinor;

export function headlineOf(simulation: Simulation, t: TFunction, format: Format): string {
  const { total, currency } = simulation;
  const difference = differenceOf(simulation);
  const amount = format.money({ amountMinor: Math.abs(difference), currency });
  const share = shareOfPaid(simulation);
  if (total.commissions === 0) return t('programme.simulation.outcome.empty');
  if (difference === 0) return t('programme.simulation.outcome.same');
  const side = difference > 0 ? 'more' : 'less';
  if (share === null) return t(`programme.simulation.outcome.${side}Amount`, { amount });
  return t(`programme.simulation.outcome.${side}`, { amount, share: format.rate(share) });
}

function sentencesOf(result: SimulationResult, t: TFunction, format: Format): string[] {
  const { gain, lose, same, held, currency } = result;
  const money = (amountMinor: number) => format.money({ amountMinor, currency });
  const words = 'programme.simulation.outcome';
  const people = [
    gain > 0 ? t(`${words}.gain`, { count: gain }) : '',
    lose > 0 ? t(`${words}.lose`, { count: lose }) : '',
    same > 0 ? t(`${words}.stay`, { count: same }) : '',
  ].filter(Boolean);
  return [
    headlineOf(result, t, format),
    ...(people.length > 0 ? [capital(`${people.join(', ')}.`)] : []),
    ...mostAt(result, t, money),
    ...promoted(result, t),
    ...(held
      ? [
          t(`${words}.held`, {
            simulated: money(held.simulatedMinor),
            actual: money(held.actualMinor),
            flags: format.number(held.flags.simulated),
            creators: format.number(held.creators.simulated),
          }),
        ]
      : []),
  ];
}

/** The brand and the country with most of the difference, where there are several. */
function mostAt({ cuts }: SimulationResult, t: TFunction, money: (minor: number) => string): string[] {
  const rows = (cuts.brand ?? []).map((row) => ({ ...row, delta: row.simulatedMinor - row.actualMinor }));
  const most = rows.toSorted((left, right) => Math.abs(right.delta) - Math.abs(left.delta))[0];
  if (!most || most.delta === 0 || rows.length < 2) return [];
  const side = most.delta > 0 ? 'mostMore' : 'mostLess';
  return [t(`programme.simulation.outcome.${side}`, { brand: most.name, amount: money(Math.abs(most.delta)) })];
}

/** How many would hold which status or tier, where it differs. */
function promoted({ statuses, tiers }: SimulationResult, t: TFunction): string[] {
  const say = (counts: SimulationResult['tiers'], names: string) =>
    Object.entries(counts ?? {})
      .filter(([, { actual, simulated }]) => actual !== simulated)
      .map(([key, { actual, simulated }]) =>
        t('programme.simulation.outcome.would', { name: byCode(t, names, key, key), actual, simulated }),
      );
  const words = [...say(tiers, 'standingNames.tier'), ...say(statuses, 'standingNames.status')];
  return words.length === 0 ? [] : [`${t('programme.simulation.outcome.atTheEnd')} ${words.join('; ')}.`];
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
