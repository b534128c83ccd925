import { createHash } from 'node:crypto';
import type { ProductRecord } from './model.ts';
import type { NewProduct } from './schemas.ts';

const MAX_WORDS = 40;
const MAX_WORD_CHARACTERS = 30;

/** Words as search compares them: small letters, compatibility forms joined, nothing but letters and digits. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD_CHARACTERS));

export const productId = (brandId: string, sku: string): string => `${brandId}:${sku}`;

/** What is written about a product whenever a brand says it. */
export function contentOf(brandId: string, product: NewProduct) {
  const { sku, name, category, priceMinor, currency, url, imageUrl, availability } = product;
  const said = { brandId, sku, name, category, priceMinor, currency, url, imageUrl, availability };
  return {
    ...said,
    words: [...new Set(wordsOf(`${name} ${sku} ${category ?? ''}`))].slice(0, MAX_WORDS),
    hash: createHash('sha1').update(JSON.stringify(said)).digest('base64url'),
    state: 'listed' as const,
    retiredAt: null,
    retiredBy: null,
  } satisfies Partial<ProductRecord>;
}
