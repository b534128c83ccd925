import { z } from 'zod';
import { Network } from '../schemas.ts';
import { ManagerRole } from '../team/schemas.ts';

export const PeopleQuery = z.object({
  q: z.string().trim().min(2).max(100).meta({
    description: 'Beginnings of names or user names, a whole e-mail address, or an id',
  }),
  limit: z.coerce.number().int().min(1).max(20).default(10),
});

export const Person = z
  .object({
    userId: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    identities: z.array(z.object({ network: Network, username: z.string().nullable() })),
    managerRole: ManagerRole.nullable().meta({ description: 'What she is among the managers already' }),
  })
  .meta({ id: 'Person' });
export type Person = z.output<typeof Person>;

export const NewManager = z.object({ userId: z.string().min(1).max(40), role: ManagerRole });
