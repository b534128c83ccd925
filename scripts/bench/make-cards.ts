import type { Connection } from 'mongoose';
import type { Context } from '../../src/context.ts';
import { makeCard } from '../../src/discovery/make-card.ts';
import { cards } from '../../src/discovery/model.ts';
import { countTraits } from '../../src/discovery/refresh-cards.ts';
import { addDays } from '../../src/kit/clock.ts';
import { prepareCollections } from '../../src/kit/model.ts';
import { creatorIdOf } from './make-commissions.ts';

const BATCH = 2_000;
const NETWORKS = ['instagram', 'tiktok', 'facebook', 'x', 'google'];
const NICHES = Array.from({ length: 40 }, (_, index) => `niche${index}`);
const LANGUAGES = ['ru', 'fr', 'es', 'pl', 'it', 'tr', 'en', 'de', 'pt', 'ja'];
const FIRST = ['Ana', 'Anna', 'Inês', 'Olga', 'Lucie', 'Marta', 'Zoë', 'Paweł', 'Иван', 'Chiara', 'Emre', 'Jonas'];

/** A number from 0 to 1 that a number always gives; its neighbours give others. Source: splitmix32. */
export function drawn(seed: number): number {
  let value = (seed + 0x9e3779b9) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
}

/** One of some values, the earlier ones far more often, as countries and niches are. */
export const skewed = <T>(values: readonly T[], at: number): T => values[Math.floor(values.length * at ** 2.5)] as T;

export const COUNTRIES = Array.from({ length: 180 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);
export const NICHES_KNOWN = NICHES;
export const LANGUAGES_KNOWN = LANGUAGES;

/** Writes creator cards as the service's own function makes them: a third of them sells, audiences of all sizes. */
export async function makeCards(mongo: Connection, count: number, say: (line: string) => void): Promise<void> {
  const ctx = { mongo, clock: { now: () => new Date() } } as Context;
  // Of a run before, whose data was kept.
  if ((await cards(ctx).estimatedDocumentCount()) === count) return;
  await prepareCollections(mongo);
  const { collection } = cards(ctx);
  await collection.deleteMany({});
  await collection.dropIndexes();
  const now = new Date();
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start);
    const rows = Array.from({ length: size }, (_, offset) => cardOf(start + offset, now));
    await collection.insertMany(rows as never[], { ordered: false, writeConcern: { w: 1 } });
    if (start % 100_000 === 0 && start > 0) say(`${start.toLocaleString('en')} cards are written`);
  }
  say(`${count.toLocaleString('en')} cards are written; indexing`);
  await prepareCollections(mongo);
  await countTraits(ctx);
}

function cardOf(index: number, now: Date) {
  const draw = (salt: number) => drawn(index * 31 + salt);
  const country = Math.floor(COUNTRIES.length * draw(1) ** 2.5);
  const followers = Math.floor(300 * 10 ** (4.2 * draw(2) ** 1.6));
  const sells = draw(3) < 0.33;
  const orders = sells ? 1 + Math.floor(10 ** (3 * draw(4) ** 2)) : 0;
  const clicks = sells ? Math.floor(orders / (0.005 + 0.03 * draw(5))) : Math.floor(200 * draw(6));
  const price = 800 + Math.floor(20_000 * draw(7) ** 2);
  const network = skewed(NETWORKS, draw(8));
  const other = NETWORKS[Math.floor(NETWORKS.length * draw(9))] ?? 'x';
  const networks = [...new Set(draw(10) < 0.5 ? [network] : [network, other])];
  const category = `category${Math.floor(30 * draw(11) ** 2)}`;
  return makeCard(
    {
      creator: {
        _id: creatorIdOf(index),
        displayName: `${FIRST[Math.floor(FIRST.length * draw(12))]} ${nameOf(index)}`,
        country: COUNTRIES[country] as string,
        // Who lives in a country mostly speaks its language.
        languages: [LANGUAGES[draw(13) < 0.9 ? country % LANGUAGES.length : Math.floor(10 * draw(14))] as string],
        niches: [...new Set([skewed(NICHES, draw(15)), skewed(NICHES, draw(16))])],
      },
      networks: networks.map((name) => ({
        network: name,
        username: `${nameOf(index)}${index % 97}`,
        profileUrl: null,
        followers,
      })),
      standing: {
        tier: (['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const)[Math.floor(5 * draw(17) ** 6)] ?? 'bronze',
        reachClass: followers < 1_000 ? null : followers < 10_000 ? 'nano' : followers < 100_000 ? 'micro' : 'mid',
        kol: (['creator', 'rising', 'kol', 'star_kol'] as const)[Math.floor(4 * draw(18) ** 9)] ?? 'creator',
        authenticity: draw(19) < 0.1 ? null : Math.floor(100 * draw(20) ** 0.5),
      },
      clicks,
      sales: sells ? [{ brandId: `brn_${Math.floor(2_000 * draw(21))}`, orders, gmvMinor: orders * price }] : [],
      categories: sells ? [{ category, orders, quantity: orders, baseMinor: orders * price }] : [],
      currency: 'EUR',
    },
    now,
    addDays(now, 1),
  );
}

const SYLLABLES = ['ka', 'ri', 'mo', 'ta', 'le', 'su', 'no', 'vi', 'da', 'pe', 'zu', 'fo', 'ga', 'li', 'be', 'cho'];

/** A name of three or four syllables; a few people share each. */
export function nameOf(index: number): string {
  const syllable = (salt: number) => SYLLABLES[Math.floor(SYLLABLES.length * drawn(index * 7 + salt))] ?? '';
  return [syllable(1), syllable(2), syllable(3), index % 3 === 0 ? syllable(4) : ''].join('');
}
