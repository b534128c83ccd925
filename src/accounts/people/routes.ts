import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { Team } from '../team/schemas.ts';
import { describeTeam, MANAGERS } from '../team/team.ts';
import { addManager } from './add-manager.ts';
import { findPeople } from './find-people.ts';
import { NewManager, PeopleQuery, Person } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

export const peopleEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/people',
    summary: 'People with an account, by name, user name, address or id',
    description: 'For giving roles. At most 20.',
    tag: 'Managers',
    access: 'admin',
    query: PeopleQuery,
    answer: { status: 200, schema: z.object({ data: z.array(Person) }) },
    handle: async (ctx, { query }) => ({ data: await findPeople(ctx, query) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/managers/members',
    summary: 'Make somebody with an account a programme manager',
    tag: 'Managers',
    access: 'admin',
    body: NewManager,
    answer: { status: 201, schema: Team },
    problems: { not_found: 404, already_member: 409 },
    handle: async (ctx, { body }) => {
      await addManager(ctx, body);
      return describeTeam(ctx, MANAGERS);
    },
  }),
];
