import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { acceptStripeEvent } from '../../src/payouts/events/accept-event.ts';
import { isFollowed } from '../../src/payouts/events/follow-event.ts';
import { stripeEvents } from '../../src/payouts/events/model.ts';
import { SUBSCRIBED } from '../../src/payouts/events/subscribed.ts';
import { testContext } from '../support/test-context.ts';

const ctx = await testContext();
const all = [...SUBSCRIBED.platform, ...SUBSCRIBED.connect];

/** Of a top-up only its success matters here: the balance is looked at then. */
const KEPT_ONLY = ['topup.canceled', 'topup.created', 'topup.failed', 'topup.reversed'];

describe('the events that Stripe is asked to send', () => {
  test('are followed, or kept on purpose', () => {
    expect(all.filter((type) => !isFollowed(type)).toSorted()).toEqual(KEPT_ONLY);
  });

  test('stand in the page for whoever sets the webhook up', () => {
    const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    for (const type of all) expect(page).toContain(`\`${type}\``);
  });
});

test('each of several secrets opens what was signed with it, and no other does', async () => {
  const several = { ...ctx, stripeWebhookSecret: 'whsec_platform,whsec_connect' };
  const body = (id: string) =>
    JSON.stringify({ id, object: 'event', type: 'payout.paid', livemode: false, data: { object: { id: 'po_1' } } });
  const send = (id: string, secret: string) =>
    acceptStripeEvent(
      several,
      Buffer.from(body(id)),
      ctx.stripe.webhooks.generateTestHeaderString({ payload: body(id), secret }),
    );
  await send('evt_platform', 'whsec_platform');
  await send('evt_connect', 'whsec_connect');
  await expect(send('evt_forged', 'whsec_other')).rejects.toMatchObject({ code: 'signature_invalid' });
  await expect(send('evt_forged', 'whsec_platform,whsec_connect')).rejects.toMatchObject({ code: 'signature_invalid' });
  expect((await stripeEvents(ctx).distinct('_id')).toSorted()).toEqual(['evt_connect', 'evt_platform']);
});
