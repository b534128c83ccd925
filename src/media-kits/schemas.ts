import { z } from 'zod';

const Shows = z.object({ networks: z.boolean(), audience: z.boolean(), standing: z.boolean() });

export const MediaKitChange = z
  .object({
    handle: z.string().max(60),
    isPublic: z.boolean(),
    isIndexed: z.boolean(),
    about: z.string().trim().max(600),
    shows: Shows,
    brandIds: z.array(z.string().max(40)).max(50),
  })
  .meta({ id: 'MediaKitChange' });
export type MediaKitChange = z.infer<typeof MediaKitChange>;

export const MediaKit = z
  .object({
    handle: z.string(),
    url: z.string(),
    isPublic: z.boolean(),
    isIndexed: z.boolean().meta({ description: 'Whether search engines may list it' }),
    about: z.string(),
    shows: Shows,
    brands: z.array(z.object({ id: z.string(), name: z.string(), shown: z.boolean() })),
  })
  .meta({ id: 'MediaKit' });
export type MediaKit = z.output<typeof MediaKit>;
