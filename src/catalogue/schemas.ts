import { z } from 'zod';
import { AmountMinor, Currency, MoneySchema } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';

export const AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'] as const;
export const Availability = z.enum(AVAILABILITIES).meta({ id: 'Availability' });
export type Availability = z.infer<typeof Availability>;

export const ProductState = z.enum(['listed', 'retired']).meta({ id: 'ProductState' });
export type ProductState = z.infer<typeof ProductState>;

const WebAddress = z.url({ protocol: /^https?$/ }).max(2_000);

export const NewProduct = z.object({
  sku: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(300),
  category: z.string().trim().max(300).nullable().default(null).meta({
    description: 'In the words of the Google product taxonomy where it has one: `Home & Garden > Lighting > Lamps`',
  }),
  priceMinor: AmountMinor.min(0),
  currency: Currency,
  url: WebAddress.meta({ description: 'A page on one of the brand’s own domains' }),
  imageUrl: WebAddress.nullable().default(null),
  availability: Availability.default('in_stock'),
});
export type NewProduct = z.infer<typeof NewProduct>;

export const Product = z
  .object({
    sku: z.string(),
    name: z.string(),
    category: z.string().nullable(),
    price: MoneySchema,
    url: z.string(),
    imageUrl: z.string().nullable(),
    availability: Availability,
    state: ProductState,
  })
  .meta({ id: 'Product' });
export type Product = z.output<typeof Product>;

export const ProductQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: 'Beginnings of words of name, SKU or category' }),
  state: ProductState.default('listed').meta({ description: 'Retired ones are shown to the brand only' }),
});
export type ProductQuery = z.infer<typeof ProductQuery>;

export const ImportMode = z.enum(['replace', 'add']).meta({
  id: 'ImportMode',
  description: '`replace`: what is not in the file any more is retired; `add`: nothing is',
});
export type ImportMode = z.infer<typeof ImportMode>;

export const ImportState = z
  .enum(['uploading', 'waiting', 'reading', 'to_confirm', 'retiring', 'done', 'failed', 'cancelled'])
  .meta({ id: 'ImportState' });
export type ImportState = z.infer<typeof ImportState>;

/** Why a file as a whole could not be taken in, as a code that can be said in any language with its figures. */
export const FILE_PROBLEMS = [
  'never_ended',
  'brand_gone',
  'no_products',
  'upload_never_ended',
  'file_empty',
  'gzip_broken',
  'unpacked_too_large',
  'encoding_unknown',
  'encoding_wrong',
  'no_items',
  'xml_broken',
  'table_broken',
  'table_broken_somewhere',
  'columns_missing',
  'not_https',
  'address_with_password',
  'address_with_port',
  'not_public',
  'silent',
  'redirects',
  'answered_status',
  'answer_too_large',
  'cut_short',
  'unknown_host',
  'nobody_answers',
  'not_reached',
] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];

export const FileProblem = z
  .object({
    code: z.enum(FILE_PROBLEMS),
    figures: z
      .record(z.string(), z.string())
      .meta({ description: 'What the code is about: a line, an encoding, names of columns …' }),
    message: z.string().meta({ description: 'The same in English' }),
  })
  .meta({ id: 'ImportFileProblem' });
export type FileProblem = z.output<typeof FileProblem>;

export const ProductImport = z
  .object({
    id: z.string(),
    source: z.object({ kind: z.enum(['upload', 'feed']), name: z.string() }),
    mode: ImportMode,
    state: ImportState,
    problem: FileProblem.nullable().meta({ description: 'Why it failed as a whole' }),
    counts: z.object({
      read: z.int(),
      added: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      refused: z.int(),
      retired: z.int(),
    }),
    toRetire: z.int().nullable().meta({ description: 'In `to_confirm`: how many products it would retire' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ProductImport' });
export type ProductImport = z.output<typeof ProductImport>;

/** What may be wrong with a line, as a code that can be said in any language with its figures. */
export const LINE_PROBLEMS = [
  'missing',
  'too_long',
  'no_price',
  'no_currency',
  'two_currencies',
  'unknown_currency',
  'two_readings',
  'too_precise',
  'too_large',
  'unknown_availability',
  'no_address',
  'other_domain',
  'on_other_line',
  'not_valid',
] as const;
export type LineProblemCode = (typeof LINE_PROBLEMS)[number];

export const LineProblem = z.object({
  field: z.string(),
  code: z.enum(LINE_PROBLEMS),
  figures: z
    .record(z.string(), z.string())
    .meta({ description: 'What the code is about: the text, a currency, a host …' }),
  message: z.string().meta({ description: 'The same in English, after the field’s name' }),
});
export type LineProblem = z.infer<typeof LineProblem>;

export const ImportProblem = z
  .object({ line: z.int(), sku: z.string(), problems: z.array(LineProblem) })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.output<typeof ImportProblem>;

export const UploadQuery = z.object({
  name: z.string().trim().min(1).max(200).default('products').meta({ description: 'Name of the file' }),
  mode: ImportMode.default('replace'),
});

export const FeedImport = z.object({ url: z.string().trim().max(2_000), mode: ImportMode.default('replace') });
