import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../api/simulations.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './simulation.module.css';

const ORDER = ['bronze', 'silver', 'gold', 'platinum', 'diamond', 'creator', 'rising', 'kol', 'star_kol'];

/** How many creators would be in which tier, or hold which status, at the end of the last month. */
export function StandingCounts({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  return (
    <>
      {result.tiers ? (
        <Counts title={t('programme.simulation.tiersAtEnd')} counts={result.tiers} names="standingNames.tier" />
      ) : null}
      {result.statuses ? (
        <Counts title={t('programme.simulation.statusesAtEnd')} counts={result.statuses} names="standingNames.status" />
      ) : null}
    </>
  );
}

interface CountsProps {
  title: string;
  counts: NonNullable<SimulationResult['tiers']>;
  names: string;
}

function Counts({ title, counts, names }: CountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = Object.entries(counts).toSorted(([left], [right]) => ORDER.indexOf(left) - ORDER.indexOf(right));
  return (
    <Section title={title}>
      <table className={classes.counts}>
        <thead>
          <tr>
            <th scope="col">{t('programme.simulation.step')}</th>
            <th scope="col">{t('programme.simulation.today')}</th>
            <th scope="col">{t('programme.simulation.simulated')}</th>
            <th scope="col">{t('programme.simulation.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, { actual, simulated }]) => (
            <tr key={key}>
              <th scope="row">{byCode(t, names, key, key)}</th>
              <td>{format.number(actual)}</td>
              <td>{format.number(simulated)}</td>
              <td>
                {simulated > actual ? '+' : ''}
                {format.number(simulated - actual)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
