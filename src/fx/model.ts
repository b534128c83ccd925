import { defineModel, Mixed } from '../kit/model.ts';

export interface RatesRecord {
  /** `YYYY-MM-DD`. */
  _id: string;
  /** Units for one euro, as published. */
  rates: Record<string, string>;
  source: string;
  importedAt: Date;
}

/** A few hundred rows a year; not sharded. */
export const fxRates = defineModel<RatesRecord>('fx_rates', { rates: Mixed, source: String, importedAt: Date });

export interface ImportRecord {
  _id: 'daily';
  triedAt: Date;
}

/** When the daily import was last tried, by the wall clock: shared by all processes. */
export const fxImports = defineModel<ImportRecord>('fx_imports', { triedAt: Date });
