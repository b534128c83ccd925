import { z } from 'zod';

export const Authenticity = z
  .object({
    score: z.int().min(0).max(100).meta({ description: '0 surely fake, 100 surely genuine' }),
    network: z.string().meta({ description: 'Of the linked account with the most followers' }),
    reasons: z.array(
      z.object({
        name: z.string(),
        findings: z.array(
          z.object({
            feature: z.string(),
            form: z.enum(['count', 'yes', 'no']),
            figures: z.record(z.string(), z.number()),
          }),
        ),
        speaksFor: z.enum(['fake', 'genuine']),
        weight: z.enum(['strongly', 'clearly', 'slightly']),
      }),
    ),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Authenticity' });
export type Authenticity = z.output<typeof Authenticity>;
