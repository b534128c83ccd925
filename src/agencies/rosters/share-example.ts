import type { z } from 'zod';
import { currencyExponent, type Money, shareOf } from '../../kit/money.ts';
import type { VersionedSettings } from '../../settings/index.ts';
import type { ShareExample } from './schemas.ts';

const ORDER_UNITS = 100;

/** What a share means in money: an order of 100 units of the programme's currency at the programme's own rate. */
export function exampleOf(shareBps: number, settings: VersionedSettings): z.output<typeof ShareExample> {
  const currency = settings.programmeCurrency;
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const order = ORDER_UNITS * 10 ** (currencyExponent(currency) ?? 2);
  const commission = shareOf(order, settings.commission.programmeRateBps);
  const agency = shareOf(commission, shareBps);
  return {
    order: money(order),
    commission: money(commission),
    agency: money(agency),
    creator: money(commission - agency),
  };
}
