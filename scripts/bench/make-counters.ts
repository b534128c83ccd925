import type { Connection } from 'mongoose';
import type { Context } from '../../src/context.ts';
import { chunks } from '../../src/kit/chunks.ts';
import { addDays, utcDay } from '../../src/kit/clock.ts';
import { NO_COUNTS, type ResultFact } from '../../src/reports/results/facts.ts';
import { foldFacts, type Sums } from '../../src/reports/results/fold-facts.ts';
import { resultCounters } from '../../src/reports/results/model.ts';
import { drawn, skewed } from './make-cards.ts';
import { creatorIdOf } from './make-commissions.ts';

export const CLICKS = 50_000_000;
export const DAYS = 90;
/** The brand whose results are read, and the share of creators who promote it. */
export const BRAND = 'brn_measured';
const BRAND_SHARE = 0.02;
/** Creators of whom everything is there, by every dimension; of the others what the database would have beside it. */
export const MEASURED = 200;
const COUNTRIES = ['RU', 'FR', 'ES', 'PL', 'IT', 'TR', 'DE', 'PT'];
const WRITES_AT_ONCE = 5_000;

/**
 * Writes the counters that 50 million clicks of 90 days leave, folded by the service's own function: of creators who are measured
 * and of one brand all of them, of everybody else the counters of her days. The clicks themselves are not written: no report reads them.
 */
export async function makeCounters(mongo: Connection, creators: number, say: (line: string) => void): Promise<void> {
  const ctx = { mongo } as Context;
  await resultCounters(ctx).deleteMany({});
  const aDay = Math.max(1, Math.round(CLICKS / creators / DAYS));
  const ofBrand = Math.max(MEASURED, Math.round(creators * BRAND_SHARE));
  const shared = new Map<string, Sums>();
  let written = 0;
  for (let index = 0; index < creators; index += 1) {
    const counters = new Map<string, Sums>();
    foldFacts(counters, factsOf(index, aDay, index < ofBrand), 1);
    const own = [...counters].filter(([key]) => keeps(key, index));
    for (const [key, sums] of counters) if (isShared(key)) addTo(shared, key, sums);
    written += await write(ctx, own);
    if (index % 5_000 === 4_999) say(`counters of ${(index + 1).toLocaleString('en')} creators are written`);
  }
  written += await write(ctx, [...shared]);
  say(`${written.toLocaleString('en')} counters are written`);
}

/** What many creators have together: days, countries and products of the brand and of the programme. */
const isShared = (key: string): boolean => SHARED.test(key);
const SHARED = new RegExp(`^(?:programme|brand:${BRAND})\\|(?:day|country|product)\\|`);

function keeps(key: string, index: number): boolean {
  if (isShared(key)) return false;
  if (key.startsWith('creator:')) return index < MEASURED || key.includes('|day|day|');
  return key.startsWith(`brand:${BRAND}|`);
}

/** Each day some clicks by two links and in two countries, and an order now and then. */
function factsOf(index: number, clicksADay: number, isOfBrand: boolean): ResultFact[] {
  const creatorId = creatorIdOf(index);
  const today = new Date();
  return Array.from({ length: DAYS }, (_, back) => back).flatMap((back) => {
    const day = utcDay(addDays(today, -back));
    const draw = (salt: number) => drawn(index * 211 + back * 7 + salt);
    const brandId = isOfBrand ? BRAND : `brn_${Math.floor(2_000 * draw(1))}`;
    const common = { creatorId, brandId, agencyId: null, day };
    const clicks = [0, 1].map((link): ResultFact => {
      const count = Math.round(clicksADay * draw(2 + link)) || 1;
      const whole = { ...NO_COUNTS, clicks: count, visitors: Math.ceil(count * 0.8) };
      const country = skewed(COUNTRIES, draw(4 + link));
      return { ...common, sourceId: `lnk_${index}_${link}`, country, currency: '', whole, parts: [] };
    });
    if (draw(6) < 0.6) return clicks;
    const whole = {
      ...NO_COUNTS,
      orders: 1,
      gmvMinor: 9_900,
      netMinor: 8_000,
      creatorMinor: 800,
      creatorFinalMinor: 400,
    };
    const sku = `SKU-${Math.floor(500 * draw(7))}`;
    const parts = [{ sku, campaignId: null, counts: whole }];
    const place = { sourceId: `lnk_${index}_0`, country: 'ES', currency: 'EUR' };
    return [...clicks, { ...common, ...place, whole, parts }];
  });
}

function addTo(all: Map<string, Sums>, key: string, added: Sums): void {
  const known = all.get(key);
  if (!known) all.set(key, { ...added });
  else for (const name of Object.keys(known) as (keyof Sums)[]) known[name] += added[name];
}

async function write(ctx: Context, rows: [string, Sums][]): Promise<number> {
  const documents = rows
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([_id, sums]) => {
      const [, , , , currency = '', ...value] = _id.split('|');
      return { _id, currency, value: value.join('|'), ...sums };
    });
  for (const piece of chunks(documents, WRITES_AT_ONCE))
    await resultCounters(ctx).collection.insertMany(piece as never[], { ordered: false, writeConcern: { w: 1 } });
  return documents.length;
}
