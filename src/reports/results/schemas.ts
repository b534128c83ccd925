import { z } from 'zod';
import { AmountMinor, Currency } from '../../kit/money.ts';
import { PageQuery } from '../../kit/pagination.ts';
import { DIMENSIONS } from './counter-key.ts';

export const REPORT_MEASURES = ['clicks', 'orders', 'gmv', 'net', 'commission', 'final', 'cvr', 'aov', 'epc'] as const;
export type ReportMeasure = (typeof REPORT_MEASURES)[number];

const Day = z.iso.date();
const Id = z.string().regex(/^[\w:.-]{1,60}$/, 'is not an id');

export const ReportQuery = PageQuery.extend({
  by: z.enum(DIMENSIONS).default('day').meta({ description: 'What each row is about' }),
  from: Day.optional().meta({ description: 'First day (UTC); without it, 30 days up to the last one' }),
  to: Day.optional().meta({ description: 'Last day, included; without it, today' }),
  compare: z.enum(['none', 'previous', 'year']).default('none').meta({
    description: 'With as many days before, or with the same days of the year before',
  }),
  currency: Currency.optional().meta({ description: 'Only what was sold in this currency; clicks have none' }),
  sort: z.enum(REPORT_MEASURES).default('gmv').meta({ description: 'The largest first; days are in their order' }),
  brand: Id.optional(),
  creator: Id.optional(),
  agency: Id.optional(),
  campaign: Id.optional(),
  link: Id.optional(),
  product: z.string().min(1).max(200).optional().meta({ description: 'Brand and SKU: `brn_1:LAMP`' }),
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/, 'is not a two-letter country code')
    .optional(),
});
export type ReportQuery = z.output<typeof ReportQuery>;

export const Figures = z
  .object({
    clicks: z.int(),
    visitors: z.int(),
    orders: z.int(),
    gmvMinor: AmountMinor.nullable(),
    netMinor: AmountMinor.nullable(),
    commissionMinor: AmountMinor.nullable().meta({ description: 'As it stands: estimated until it is locked in' }),
    finalMinor: AmountMinor.nullable().meta({ description: 'What of the commission is locked in' }),
    cvrBps: z.int().nullable().meta({ description: 'Orders per click, in basis points; null without clicks' }),
    aovMinor: AmountMinor.nullable().meta({ description: 'GMV per order; null without orders' }),
    epcMinor: z.number().nullable().meta({ description: 'Commission per click, to a hundredth; null without clicks' }),
  })
  .meta({ id: 'ResultFigures', description: 'Amounts are null where a reference rate is missing' });
export type Figures = z.output<typeof Figures>;

const Range = z.object({ from: z.string(), to: z.string() });

export const ReportRow = z.object({
  value: z.string().meta({ description: 'Day, id, country or product; a country may be empty: unknown' }),
  name: z.string(),
  detail: z.string().nullable(),
  figures: Figures,
  before: Figures.nullable().meta({ description: 'Of the time compared with' }),
});
export type ReportRow = z.output<typeof ReportRow>;

export const Report = z
  .object({
    by: z.enum(DIMENSIONS),
    ...Range.shape,
    compared: Range.nullable(),
    currency: z.string(),
    ratesOf: z.string().nullable().meta({
      description: 'Day of the reference rates where several currencies were made one; null where there was only one',
    }),
    isComplete: z.boolean().meta({ description: 'False when only the largest rows were looked at' }),
    totals: z.object({ figures: Figures, before: Figures.nullable() }),
    data: z.array(ReportRow),
    next: z.string().nullable(),
  })
  .meta({ id: 'ResultReport' });
export type Report = z.output<typeof Report>;
