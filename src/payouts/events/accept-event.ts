import { Stripe } from 'stripe';
import type { Context } from '../../context.ts';
import { DomainError, malformed } from '../../kit/errors.ts';
import { type StripeEventRecord, stripeEvents } from './model.ts';
import { recordOf } from './record-of.ts';

const TOLERANCE_SECONDS = 300;

const refused = () =>
  new DomainError(
    'unauthenticated',
    'signature_invalid',
    'The signature does not match, or the timestamp is over 5 minutes off.',
  );

/** Checks and keeps one event of Stripe, once, as it came; what follows from it is a job's, so that the answer is quick. */
export async function acceptStripeEvent(ctx: Context, body: Buffer, signature: string): Promise<void> {
  refuseFuture(signature);
  const event = openEvent(ctx, body, signature);
  if (event.livemode !== isLive(ctx)) throw malformed('wrong_mode', 'Test and live events do not mix.');
  await keepEvent(ctx, recordOf(event, body.toString('utf8'), 'webhook'));
}

/** Keeps an event that is not there yet. @returns whether it is new */
export async function keepEvent(ctx: Context, record: StripeEventRecord): Promise<boolean> {
  const { upsertedCount } = await stripeEvents(ctx).updateOne(
    { _id: record._id },
    { $setOnInsert: record },
    { upsert: true },
  );
  return upsertedCount === 1;
}

/** Whether our own key moves real money: a rehearsal in production's surroundings may run on a test key. */
const isLive = (ctx: Context): boolean => /^(sk|rk)_live_/.test(ctx.config.stripe?.secretKey ?? '');

/** The platform's events and those of connected accounts come by two endpoints, each with a secret of its own; one that rotates has two. */
function openEvent(ctx: Context, body: Buffer, signature: string): Stripe.Event {
  for (const secret of ctx.stripeWebhookSecret.split(',')) {
    try {
      return openWith(ctx, body, signature, secret);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError))
        throw malformed('json_malformed', 'The body is not a Stripe event.');
    }
  }
  throw refused();
}

/** Snapshot events carry the object as it was; thin ones only name it. Both are signed alike. */
const openWith = (ctx: Context, body: Buffer, signature: string, secret: string): Stripe.Event =>
  isThin(body)
    ? (ctx.stripe.parseEventNotification(body, signature, secret, TOLERANCE_SECONDS) as unknown as Stripe.Event)
    : ctx.stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);

function isThin(body: Buffer): boolean {
  try {
    return (JSON.parse(body.toString('utf8')) as { object?: unknown } | null)?.object === 'v2.core.event';
  } catch {
    return false;
  }
}

/** The library refuses old timestamps but takes any from the future. */
function refuseFuture(signature: string): void {
  const latest = Date.now() / 1_000 + TOLERANCE_SECONDS;
  // Every one that is there: the library takes the last, whatever stands before it.
  for (const [, seconds] of signature.matchAll(/(?:^|,)\s*t=(\d+)/g)) if (Number(seconds) > latest) throw refused();
}
