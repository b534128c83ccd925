import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '../../kit/format.ts';
import classes from './tier-table-fields.module.css';

export interface TierRow {
  tier: 'bronze' | 'silver' | 'gold' | 'platinum' | 'diamond';
  fromMinor: number;
  bonusBps: number;
}

interface TierTableProps {
  rows: TierRow[];
  currency: string;
  onChange: (rows: TierRow[]) => void;
  disabled?: boolean;
  /** What the server said against a field, by `2.fromMinor`. */
  problems?: Map<string, string>;
}

/** The tier table as fields: amounts in the programme's currency, bonuses in per cent. */
export function TierTableFields({ rows, currency, onChange, disabled = false, problems }: TierTableProps) {
  const { t } = useTranslation();
  const scale = 10 ** decimalsOf(currency);
  const set = (index: number, change: Partial<TierRow>) =>
    onChange(rows.map((row, each) => (each === index ? { ...row, ...change } : row)));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('programme.settings.tiers')}</th>
          <th scope="col">
            {t('programme.settings.from')}, {currency}
          </th>
          <th scope="col">{t('programme.settings.bonus')}, %</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const name = t(`standingNames.tier.${row.tier}`);
          return (
            <tr key={row.tier}>
              <th scope="row">{name}</th>
              <td>
                <NumberInput
                  aria-label={`${name}: ${t('programme.settings.from')}`}
                  value={row.fromMinor / scale}
                  onChange={(value) => set(index, { fromMinor: Math.round(Number(value) * scale) })}
                  min={0}
                  thousandSeparator=" "
                  hideControls
                  disabled={disabled || index === 0}
                  error={problems?.get(`${index}.fromMinor`)}
                />
              </td>
              <td>
                <NumberInput
                  aria-label={`${name}: ${t('programme.settings.bonus')}`}
                  value={row.bonusBps / 100}
                  onChange={(value) => set(index, { bonusBps: Math.round(Number(value) * 100) })}
                  min={0}
                  hideControls
                  disabled={disabled}
                  error={problems?.get(`${index}.bonusBps`)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
