import { z } from 'zod';

export const Authenticity = z
  .object({
    score: z.int().min(0).max(100).meta({ description: '0 surely fake, 100 surely genuine' }),
    network: z.string().meta({ description: 'Of the linked account with the most followers' }),
    reasons: z.array(
      z.object({
        name: z.string(),
        speaksFor: z.enum(['fake', 'genuine']),
        weight: z.string(),
        sentence: z.string(),
      }),
    ),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Authenticity' });
export type Authenticity = z.output<typeof Authenticity>;
