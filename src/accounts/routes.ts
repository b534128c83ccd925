import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { describeMe } from './describe-me.ts';
import { type NetworkApps, SIGN_IN } from './networks/index.ts';
import { ownAccountEndpoints } from './own-account-routes.ts';
import { Me, MeChange, Network } from './schemas.ts';
import { updateMe } from './update-me.ts';

const defineEndpoint = endpointsOf<Context>();

/** @param apps the networks that are configured */
export const accountEndpoints = (apps: NetworkApps) => [
  defineEndpoint({
    method: 'get',
    path: '/v1/networks',
    summary: 'The networks to sign in with',
    tag: 'Joining',
    access: 'anyone',
    answer: {
      status: 200,
      schema: z.object({ data: z.array(z.object({ network: Network, title: z.string(), signInUrl: z.string() })) }),
    },
    handle: async () => ({
      data: (Object.keys(SIGN_IN) as Network[]).flatMap((network) => {
        return apps[network] ? [{ network, title: SIGN_IN[network].title, signInUrl: `/auth/${network}` }] : [];
      }),
    }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/me',
    summary: 'Who I am and what I may act as',
    tag: 'Joining',
    access: 'signed-in person',
    answer: { status: 200, schema: Me },
    handle: (ctx) => describeMe(ctx),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/me',
    summary: 'Change my name, language or e-mail address',
    tag: 'Joining',
    access: 'signed-in person',
    body: MeChange,
    answer: { status: 200, schema: Me },
    problems: { sign_in_again: 409, too_many_requests: 429 },
    handle: async (ctx, { body }) => {
      await updateMe(ctx, body);
      return describeMe(ctx);
    },
  }),
  ...ownAccountEndpoints,
];
