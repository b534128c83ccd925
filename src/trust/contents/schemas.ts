import { z } from 'zod';

/** Whom a reviewer looks at, and where her posts are. */
export const SpotCheck = z
  .object({
    creator: z.object({ id: z.string(), name: z.string(), languages: z.array(z.string()) }),
    brand: z.object({ id: z.string(), name: z.string() }).meta({ description: 'To which the drawn link leads' }),
    accounts: z.array(
      z.object({ network: z.string(), username: z.string().nullable(), profileUrl: z.string().nullable() }),
    ),
  })
  .meta({ id: 'SpotCheck' });
export type SpotCheck = z.output<typeof SpotCheck>;

export const NewSpotCheck = z
  .object({
    brandId: z.string().max(40).meta({ description: 'Whom the post advertises' }),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .meta({ description: 'Address of the post' }),
    text: z.string().trim().min(1).max(5_000).meta({ description: 'As it is published' }),
  })
  .meta({ id: 'NewSpotCheck' });
export type NewSpotCheck = z.infer<typeof NewSpotCheck>;
