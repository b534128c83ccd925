import type { FileProblemCode } from './schemas.ts';

/** What a feed may say about a product; everything else in it is left alone. */
export const FIELDS = ['sku', 'name', 'price', 'currency', 'category', 'url', 'imageUrl', 'availability'] as const;
export type Field = (typeof FIELDS)[number];

/** A line of a feed (an item of an XML one), as text. */
export interface FeedRow {
  /** Where it begins in the file, counted from one. */
  line: number;
  fields: Partial<Record<Field, string>>;
}

/** The file as a whole cannot be read: nothing of it may count as gone. */
export class UnreadableFeed extends Error {
  readonly code: FileProblemCode;
  readonly figures: Record<string, string>;

  constructor(code: FileProblemCode, message: string, figures: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.figures = figures;
  }
}

/** Names that feeds use, in small letters with `_` between the words: Google Merchant's first, then ours and Shopify's. */
const NAMES: Record<string, Field> = {
  id: 'sku',
  sku: 'sku',
  variant_sku: 'sku',
  title: 'name',
  name: 'name',
  price: 'price',
  variant_price: 'price',
  currency: 'currency',
  google_product_category: 'category',
  category: 'category',
  link: 'url',
  url: 'url',
  image_link: 'imageUrl',
  image: 'imageUrl',
  image_url: 'imageUrl',
  image_src: 'imageUrl',
  availability: 'availability',
};

/** The field of a column or element; its namespace, its letters' size and how its words are joined do not matter. */
export const fieldOf = (name: string): Field | undefined => {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : undefined;
};

export const MAX_FIELD_CHARACTERS = 4_000;
