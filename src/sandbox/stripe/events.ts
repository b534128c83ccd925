import { z } from 'zod';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { Expand, Flag, listFields, Text } from './params.ts';
import { readRoute, type StripeRoute } from './routes.ts';

const thirtyDaysSeconds = 30 * 24 * 3600;

const ListEvents = z.strictObject({
  ...listFields,
  type: Text(100).optional(),
  types: z.array(Text(100)).max(20).optional(),
  delivery_success: Flag.optional(),
});

/** Events of connected accounts are listed with the `Stripe-Account` header only, and none for longer than 30 days. */
export const eventRoutes: readonly StripeRoute[] = [
  readRoute(
    '/events',
    ListEvents,
    ({ context, store, account }, params) => {
      if (params.type && params.types)
        throw new StripeFailure(400, 'You may only specify one of these parameters: type, types.');
      const oldest = Math.floor(context.clock.now().getTime() / 1000) - thirtyDaysSeconds;
      const types = params.types ?? (params.type ? [params.type] : undefined);
      const filter = {
        owner: account,
        'body.created': { $gte: oldest },
        ...(types && { 'body.type': { $in: types } }),
      };
      return listPage(store.events, filter, params, { url: '/v1/events', noun: 'event' });
    },
    { connected: true },
  ),
  readRoute(
    '/events/:id',
    z.strictObject({ expand: Expand }),
    async ({ store, path, account }) => {
      const stored = await store.events.findOne({ _id: path.id ?? '', owner: account });
      if (!stored) throw resourceMissing('event', path.id ?? '');
      return stored.body;
    },
    { connected: true },
  ),
];
