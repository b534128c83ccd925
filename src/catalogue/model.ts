import { defineModel, Mixed } from '../kit/model.ts';
import type { Availability, FileProblem, ImportMode, ImportState, LineProblem, ProductState } from './schemas.ts';

export interface ProductRecord {
  /** `brandId:sku`. */
  _id: string;
  brandId: string;
  sku: string;
  name: string;
  category: string | null;
  priceMinor: number;
  currency: string;
  url: string;
  imageUrl: string | null;
  availability: Availability;
  state: ProductState;
  retiredAt: Date | null;
  /** The import that retired it. */
  retiredBy: string | null;
  /** Words of name, SKU and category in small letters, for search by their beginnings. */
  words: string[];
  /** Hash of what the brand said about it: an import that says the same changes nothing. */
  hash: string;
  /** The last import it was seen in, at which line, and what that did to it; null when it came through the API. */
  importId: string | null;
  importLine: number | null;
  change: RowChange | null;
  updatedAt: Date;
}

export type RowChange = 'added' | 'updated' | 'unchanged' | 'refused';

/** Shard key: `brandId`. */
export const products = defineModel<ProductRecord>(
  'products',
  {
    brandId: String,
    sku: String,
    name: String,
    category: String,
    priceMinor: Number,
    currency: String,
    url: String,
    imageUrl: String,
    availability: String,
    state: String,
    retiredAt: Date,
    retiredBy: String,
    words: [String],
    hash: String,
    importId: String,
    importLine: Number,
    change: String,
    updatedAt: Date,
  },
  [
    { keys: { brandId: 1, state: 1, _id: 1 } },
    { keys: { brandId: 1, words: 1 } },
    { keys: { retiredBy: 1 }, partialFilterExpression: { retiredBy: { $type: 'string' } } },
  ],
);

export interface ImportCounts {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
  retired: number;
}

export const NO_COUNTS: ImportCounts = { read: 0, added: 0, updated: 0, unchanged: 0, refused: 0, retired: 0 };

export interface ImportRecord {
  _id: string;
  brandId: string;
  /** Where the file comes from: an upload, or an address that is fetched by the job. */
  source: { kind: 'upload'; name: string } | { kind: 'feed'; url: string };
  mode: ImportMode;
  state: ImportState;
  /** Why it failed. */
  problem: FileProblem | null;
  counts: ImportCounts;
  /** How many products it is going to retire, when that is so many that somebody has to say yes. */
  toRetire: number | null;
  attempts: number;
  createdAt: Date;
  /** By the wall clock: an upload that stood still for an hour is given up. */
  uploadStartedAt: Date;
  finishedAt: Date | null;
}

export const productImports = defineModel<ImportRecord>(
  'product_imports',
  {
    brandId: String,
    source: Mixed,
    mode: String,
    state: String,
    problem: Mixed,
    counts: Mixed,
    toRetire: Number,
    attempts: Number,
    createdAt: Date,
    uploadStartedAt: Date,
    finishedAt: Date,
  },
  [{ keys: { brandId: 1, _id: -1 } }, { keys: { state: 1, _id: 1 } }],
);

export interface ImportProblemRecord {
  /** `importId:line`, the line padded, so that they sort. */
  _id: string;
  importId: string;
  line: number;
  sku: string;
  problems: LineProblem[];
}

export const importProblems = defineModel<ImportProblemRecord>(
  'product_import_problems',
  { importId: String, line: Number, sku: String, problems: [Mixed] },
  [{ keys: { importId: 1, _id: 1 } }],
);
