/** Units for one euro on the first day of a month: made up, and different every month, so that a wrong month is noticed. */
export interface MonthRate {
  /** `2017-03`. */
  month: string;
  brl: string;
  usd: string;
}

/** Two years before the file begin the windows that its first standings look at. */
export function monthRates(from: Date, until: Date): MonthRate[] {
  const rates: MonthRate[] = [];
  for (const day = new Date(Date.UTC(from.getUTCFullYear() - 2, from.getUTCMonth(), 1)); day <= until; ) {
    const index = rates.length;
    rates.push({
      month: day.toISOString().slice(0, 7),
      brl: (3.4 + ((index * 7) % 11) / 20).toFixed(4),
      usd: (1.05 + ((index * 3) % 17) / 100).toFixed(4),
    });
    day.setUTCMonth(day.getUTCMonth() + 1);
  }
  return rates;
}

/** In the European Central Bank's form. */
export const ratesXml = (rates: MonthRate[]): string =>
  rates
    .map(
      ({ month, brl, usd }) =>
        `<Cube time="${month}-01"><Cube currency="BRL" rate="${brl}"/><Cube currency="USD" rate="${usd}"/></Cube>`,
    )
    .join('\n');
