import type { Dimension } from './report-search.ts';

export type Portal = 'creator' | 'brand' | 'agency' | 'manager';

/** By what each portal tells its results apart. */
const tables: Record<Portal, Dimension[]> = {
  creator: ['day', 'link', 'product', 'campaign', 'brand', 'country'],
  brand: ['day', 'creator', 'campaign', 'product', 'link', 'country'],
  agency: ['day', 'creator', 'brand', 'campaign', 'product', 'link', 'country'],
  manager: ['day', 'brand', 'creator', 'campaign', 'product', 'link', 'country'],
};

/** What is looked at alone and still has tables of its own. */
const inner: Partial<Record<Portal, Partial<Record<Dimension, Dimension[]>>>> = {
  brand: { campaign: ['day', 'creator', 'product', 'link', 'country'] },
  manager: {
    campaign: ['day', 'creator', 'product', 'link', 'country'],
    brand: ['day', 'creator', 'campaign', 'product', 'link', 'country'],
    creator: ['day', 'brand', 'campaign', 'product', 'link', 'country'],
  },
};

/** The tables there are, of everything or of one row alone. */
export const tablesFor = (portal: Portal, focus: Dimension | undefined): Dimension[] =>
  focus ? (inner[portal]?.[focus] ?? ['day']) : tables[portal];
