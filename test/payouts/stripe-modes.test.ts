import { expect, test } from 'vitest';
import { acceptStripeEvent } from '../../src/payouts/events/accept-event.ts';
import { stripeEvents } from '../../src/payouts/events/model.ts';
import { testContext } from '../support/test-context.ts';

const base = await testContext();

const keyed = (secretKey: string) => ({
  ...base,
  config: { ...base.config, production: true, stripe: { secretKey, webhookSecret: base.stripeWebhookSecret } },
});

function send(ctx: typeof base, id: string, livemode: boolean): Promise<void> {
  const body = JSON.stringify({ id, object: 'event', type: 'payout.paid', livemode, data: { object: { id: 'po_1' } } });
  const signature = ctx.stripe.webhooks.generateTestHeaderString({ payload: body, secret: ctx.stripeWebhookSecret });
  return acceptStripeEvent(ctx, Buffer.from(body), signature);
}

test.for([
  ['sk_live_x', true],
  ['rk_live_x', true],
  ['sk_test_x', false],
  ['rk_test_x', false],
] as const)('F21: with the key %s only events of its own mode are kept, in production too', async ([key, live]) => {
  const ctx = keyed(key);
  await send(ctx, `evt_own_${key}`, live);
  await expect(send(ctx, `evt_other_${key}`, !live)).rejects.toMatchObject({ code: 'wrong_mode' });
  expect(await stripeEvents(ctx).distinct('_id', { _id: { $regex: `_${key}$` } })).toEqual([`evt_own_${key}`]);
});
