import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '../../kit/format.ts';
import classes from './discount-field.module.css';

export interface Discount {
  /** `percent`, or the currency of an amount. */
  unit: string;
  /** As it stands in the field; empty: none. */
  value: number | string;
}

export const noDiscount: Discount = { unit: 'percent', value: '' };

const currencies = ['EUR', 'USD', 'GBP', 'PLN', 'RUB', 'TRY', 'JPY', 'KRW', 'KWD'];
const wholePercentBps = 100;

/** As the API takes it. */
export function discountOf({ unit, value }: Discount) {
  if (typeof value !== 'number' || value <= 0) return undefined;
  return unit === 'percent'
    ? { percentBps: Math.round(value * wholePercentBps) }
    : { amountMinor: Math.round(value * 10 ** decimalsOf(unit)), currency: unit };
}

interface DiscountFieldProps {
  value: Discount;
  onChange: (value: Discount) => void;
}

/** What buyers get off: a share, or an amount in a currency. */
export function DiscountField({ value, onChange }: DiscountFieldProps) {
  const { t } = useTranslation();
  const isShare = value.unit === 'percent';
  return (
    <div className={classes.discount}>
      <NumberInput
        size="md"
        label={t('codes.percent')}
        description={t('codes.percentHint')}
        min={0}
        {...(isShare ? { max: 100 } : {})}
        decimalScale={isShare ? 2 : decimalsOf(value.unit)}
        allowNegative={false}
        hideControls
        value={value.value}
        onChange={(next) => onChange({ ...value, value: next })}
      />
      <NativeSelect
        size="md"
        aria-label={t('codes.discountUnit')}
        data={[{ value: 'percent', label: '%' }, ...currencies]}
        value={value.unit}
        onChange={(event) => onChange({ unit: event.currentTarget.value, value: '' })}
      />
    </div>
  );
}
