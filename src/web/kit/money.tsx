import type { Money as MoneyValue } from '../api/types.ts';
import { moneyParts } from './format.ts';
import classes from './money.module.css';
import { useFormat } from './use-format.ts';

interface MoneyProps {
  value: MoneyValue;
  /** Negative amounts in the colour of a loss. */
  signed?: boolean;
  struck?: boolean;
}

/** An amount with its currency, in figures of equal width that never break over two lines. */
export function Money({ value, signed = false, struck = false }: MoneyProps) {
  const format = useFormat();
  const negative = signed && value.amountMinor < 0;
  return (
    <span className={classes.money} data-negative={negative || undefined} data-struck={struck || undefined}>
      {format.money(value)}
    </span>
  );
}

/** The same as the headline of a card: the fraction steps back. */
export function MoneyFigure({ value }: { value: MoneyValue }) {
  const { language } = useFormat();
  const parts = moneyParts(value, language);
  return (
    <span className={classes.money}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one number have no identity but their place
        <span key={index} className={part.isFraction ? classes.fraction : undefined}>
          {part.text}
        </span>
      ))}
    </span>
  );
}

/** Several currencies side by side, never added up. */
export function MoneyList({ values }: { values: MoneyValue[] }) {
  return (
    <span className={classes.list}>
      {values.map((value) => (
        <Money key={value.currency} value={value} />
      ))}
    </span>
  );
}
