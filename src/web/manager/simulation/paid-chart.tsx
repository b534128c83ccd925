import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../api/simulations.ts';
import { useFormat } from '../../kit/use-format.ts';

interface PaidChartProps {
  /** With the label under each pair of bars. */
  rows: Pick<NonNullable<SimulationResult['cuts']['month']>[number], 'name' | 'actualMinor' | 'simulatedMinor'>[];
  currency: string;
}

/** Two bars a row. Loaded on its own: the chart library is larger than a page. */
export default function PaidChart({ rows, currency }: PaidChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const still = useReducedMotion();
  const money = (amountMinor: number, compact = false) => format.money({ amountMinor, currency }, compact);
  return (
    <BarChart
      h="100%"
      data={rows}
      dataKey="name"
      series={[
        { name: 'actualMinor', label: t('programme.simulation.paid'), color: 'var(--k-ink-faint)' },
        { name: 'simulatedMinor', label: t('programme.simulation.simulated'), color: 'var(--k-accent)' },
      ]}
      withLegend
      gridAxis="x"
      strokeDasharray="0"
      tickLine="none"
      gridColor="var(--k-line)"
      textColor="var(--k-ink-soft)"
      valueFormatter={(value) => money(value)}
      barProps={{ isAnimationActive: !still, radius: 3 }}
      barChartProps={{ accessibilityLayer: false }}
      yAxisProps={{ width: 'auto', tickFormatter: (value: number) => money(value, true) }}
    />
  );
}
