import { z } from 'zod';
import { AmountMinor, BPS_SCALE, Currency } from '../kit/money.ts';
import { isReserved } from './reserved-words.ts';

export const CHANNELS = ['post', 'story', 'video', 'live', 'popup', 'challenge'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

const SubId = z.string().trim().min(1).max(100);
export const SubIds = z.strictObject({ sub1: SubId, sub2: SubId, sub3: SubId, sub4: SubId, sub5: SubId }).partial();
export type SubIds = z.infer<typeof SubIds>;

const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

const notReserved = (code: string) => !isReserved(code);

/** Plain letters and digits only: nothing that looks like another code. */
const LinkCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{4,32}$/, 'takes 4 to 32 letters a-z and digits')
  .refine(notReserved, 'is a reserved word');

export const NewLink = z
  .object({
    destination: z.string().max(2_000),
    channel: Channel.optional(),
    subIds: SubIds.default({}),
    expiresAt: Instant.optional(),
    code: LinkCode.optional().meta({ description: 'A code of her own choice; left out, one is made' }),
  })
  .meta({ id: 'NewLink' });
export type NewLink = z.infer<typeof NewLink>;

const BrandName = z.object({ id: z.string(), name: z.string() });

export const Link = z
  .object({
    id: z.string(),
    code: z.string(),
    url: z.string(),
    destination: z.string(),
    channel: Channel.nullable(),
    subIds: SubIds,
    brand: BrandName,
    state: z.enum(['active', 'paused', 'expired']),
    pausedByReview: z.boolean().meta({
      description: 'A decision about a case of hers pauses it; it leads on when that ends, as she left it',
    }),
    expiresAt: z.iso.datetime().nullable(),
    clicks: z.int(),
    visitors: z.int().meta({ description: 'Clicks that were the first of their visitor that day' }),
    orders: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Link' });

export const LinkWithDays = Link.extend({
  days: z
    .array(z.object({ day: z.iso.date(), clicks: z.int(), visitors: z.int() }))
    .meta({ description: 'The last 30 days, oldest first' }),
}).meta({ id: 'LinkWithDays' });

export const LinkChange = z
  .object({ state: z.enum(['active', 'paused']), expiresAt: Instant.nullable() })
  .partial()
  .refine((change) => change.state !== undefined || change.expiresAt !== undefined, 'changes nothing')
  .meta({ id: 'LinkChange' });
export type LinkChange = z.infer<typeof LinkChange>;

/** What the buyer gets off, by share or by amount. The shop grants it; Kolect shows it. */
export const CodeDiscount = z
  .union([
    z.strictObject({ percentBps: z.int().min(1).max(BPS_SCALE) }),
    z.strictObject({ amountMinor: AmountMinor.min(1), currency: Currency }),
  ])
  .meta({ id: 'CodeDiscount' });
export type CodeDiscount = z.infer<typeof CodeDiscount>;

export const NewCode = z
  .object({
    brandId: z.string().max(40),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{3,20}$/, 'takes 3 to 20 letters A-Z and digits')
      .refine(notReserved, 'is a reserved word'),
    discount: CodeDiscount.optional(),
  })
  .meta({ id: 'NewCode' });

export const Code = z
  .object({
    id: z.string(),
    code: z.string(),
    brand: BrandName,
    discount: CodeDiscount.nullable(),
    orders: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Code' });

/** A code as its brand sees it. */
export const BrandCode = Code.omit({ brand: true })
  .extend({ creator: z.object({ id: z.string(), name: z.string() }) })
  .meta({ id: 'BrandCode' });
export type BrandCode = z.output<typeof BrandCode>;
