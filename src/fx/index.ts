export { type Conversion, convert, type DayRates } from './convert.ts';
export { ratesLookup, ratesOn, ratesOnDays } from './find-rates.ts';
export { importDueRates } from './import-due.ts';
export { type ImportResult, importRates } from './import-rates.ts';
