import { z } from 'zod';

export const CHANNELS = ['post', 'story', 'video', 'live', 'popup', 'challenge'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

const SubId = z.string().trim().min(1).max(100);
export const SubIds = z.strictObject({ sub1: SubId, sub2: SubId, sub3: SubId, sub4: SubId, sub5: SubId }).partial();
export type SubIds = z.infer<typeof SubIds>;

export const NewLink = z
  .object({ destination: z.string().max(2_000), channel: Channel.optional(), subIds: SubIds.default({}) })
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
    state: z.enum(['active', 'paused']),
    clicks: z.int(),
    orders: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Link' });

export const NewCode = z
  .object({
    brandId: z.string().max(40),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{3,20}$/, 'takes 3 to 20 letters A-Z and digits'),
  })
  .meta({ id: 'NewCode' });

export const Code = z
  .object({ id: z.string(), code: z.string(), brand: BrandName, orders: z.int(), createdAt: z.iso.datetime() })
  .meta({ id: 'Code' });
