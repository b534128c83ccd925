import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { convert, ratesOn } from '../../fx/index.ts';
import { chunks } from '../../kit/chunks.ts';
import { type PayeeRecord, payouts } from '../model.ts';
import { type TaxProfile, taxProfilesOf } from '../payees/tax-profile.ts';
import { findPayees } from '../refresh-payee.ts';
import { decimal, toCsv } from './write-csv.ts';

const PAYEES_AT_ONCE = 500;
const yearOf = (year: number) => ({ $gte: new Date(Date.UTC(year, 0, 1)), $lt: new Date(Date.UTC(year + 1, 0, 1)) });
const netMinor = { $subtract: ['$amountMinor', { $ifNull: ['$reversedMinor', 0] }] };

interface Quarterly {
  _id: { payeeId: string; currency: string };
  quarters: { quarter: number; amountMinor: number; count: number }[];
}

/**
 * What DAC7 asks of a platform for each payee: who she is, where she is resident, and by quarter what she was paid and how often. The
 * exemption for few and small sales is for goods; these are services. Source: Council Directive (EU) 2021/514, Annex V, section III B.
 */
export async function dac7Report(ctx: Context, year: number): Promise<Buffer> {
  requireManager(ctx, ['finance']);
  const sums = await payouts(ctx)
    .aggregate<Quarterly>([
      { $match: { state: 'sent', sentAt: yearOf(year) } },
      {
        $group: {
          _id: {
            payeeId: '$payeeId',
            currency: '$currency',
            quarter: { $ceil: { $divide: [{ $month: '$sentAt' }, 3] } },
          },
          amountMinor: { $sum: netMinor },
          count: { $sum: 1 },
        },
      },
      {
        $group: {
          _id: { payeeId: '$_id.payeeId', currency: '$_id.currency' },
          quarters: { $push: { quarter: '$_id.quarter', amountMinor: '$amountMinor', count: '$count' } },
        },
      },
      { $sort: { '_id.payeeId': 1, '_id.currency': 1 } },
    ])
    .allowDiskUse(true);
  const rows: string[][] = [DAC7_COLUMNS];
  for (const part of chunks(sums, PAYEES_AT_ONCE)) {
    const ids = [...new Set(part.map(({ _id }) => _id.payeeId))];
    const [profiles, accounts] = await Promise.all([taxProfilesOf(ctx, ids), findPayees(ctx, ids)]);
    for (const { _id, quarters } of part) {
      const inQuarter = (number: number) => quarters.find(({ quarter }) => quarter === number);
      rows.push([
        ...whoIs(_id.payeeId, profiles.get(_id.payeeId), accounts.get(_id.payeeId)),
        _id.currency,
        ...[1, 2, 3, 4].flatMap((number) => [
          decimal(inQuarter(number)?.amountMinor ?? 0, _id.currency),
          `${inQuarter(number)?.count ?? 0}`,
        ]),
      ]);
    }
  }
  return toCsv(rows);
}

const WHO_COLUMNS = [
  'payee_id',
  'kind',
  'legal_name',
  'address',
  'postcode',
  'city',
  'residence_country',
  'tin',
  'vat_id',
  'birth_date',
  'registration',
  'financial_account',
  'profile_complete',
];
const DAC7_COLUMNS = [
  ...WHO_COLUMNS,
  'currency',
  ...[1, 2, 3, 4].flatMap((quarter) => [`consideration_q${quarter}`, `activities_q${quarter}`]),
];

function whoIs(id: string, profile: TaxProfile | undefined, account: PayeeRecord | undefined): string[] {
  const financial = account?.stripeAccountId ?? '';
  if (!profile) return [id, '', '', '', '', '', account?.country ?? '', '', '', '', '', financial, 'no'];
  const { kind, legalName, address, country, taxId, vatId = '', birthDate = '', registration = '' } = profile;
  const { line, postcode, city } = address;
  return [id, kind, legalName, line, postcode, city, country, taxId, vatId, birthDate, registration, financial, 'yes'];
}

/** From which sum of a year a US payee is reported, in cents of US$, by the first year that it holds for. Source: 26 USC 6041(a). */
const THRESHOLDS: [year: number, cents: number][] = [
  [2026, 200_000],
  [0, 60_000],
];
export const thresholdOf = (year: number): number => THRESHOLDS.find(([from]) => year >= from)?.[1] ?? 0;

interface Daily {
  _id: { payeeId: string; currency: string; day: string };
  amountMinor: number;
}

/** A 1099-NEC-style report: US payees at or above the year's threshold, in US$ at the day's rate; what cannot be converted is said. */
export async function us1099Report(ctx: Context, year: number): Promise<Buffer> {
  requireManager(ctx, ['finance']);
  const daily = await payouts(ctx)
    .aggregate<Daily>([
      { $match: { state: 'sent', sentAt: yearOf(year) } },
      {
        $group: {
          _id: {
            payeeId: '$payeeId',
            currency: '$currency',
            day: { $dateToString: { date: '$sentAt', format: '%Y-%m-%d' } },
          },
          amountMinor: { $sum: netMinor },
        },
      },
      { $sort: { '_id.payeeId': 1, '_id.day': 1 } },
    ])
    .allowDiskUse(true);
  const rows: string[][] = [[...WHO_COLUMNS, 'nonemployee_compensation_usd', 'not_converted']];
  const ofPayee = [...Map.groupBy(daily, ({ _id }) => _id.payeeId)];
  for (const part of chunks(ofPayee, PAYEES_AT_ONCE)) {
    const ids = part.map(([id]) => id);
    const [profiles, accounts] = await Promise.all([taxProfilesOf(ctx, ids), findPayees(ctx, ids)]);
    for (const [id, days] of part) {
      const profile = profiles.get(id);
      if ((profile?.country ?? accounts.get(id)?.country) !== 'US') continue;
      const { cents, missing } = await inDollars(ctx, days);
      if (cents < thresholdOf(year) && missing.length === 0) continue;
      rows.push([...whoIs(id, profile, accounts.get(id)), decimal(cents, 'USD'), missing.join(' ')]);
    }
  }
  return toCsv(rows);
}

async function inDollars(ctx: Context, days: Daily[]): Promise<{ cents: number; missing: string[] }> {
  let cents = 0;
  const missing: string[] = [];
  for (const { _id, amountMinor } of days) {
    const rates = _id.currency === 'USD' ? undefined : await ratesOn(ctx, new Date(_id.day));
    const converted = convert({ amountMinor, currency: _id.currency }, 'USD', rates);
    if (converted.state === 'converted') cents += converted.amountMinor;
    else missing.push(`${decimal(amountMinor, _id.currency)} ${_id.currency}`);
  }
  return { cents, missing };
}
