import { Stripe } from 'stripe';
import type { Context } from '../context.ts';
import { DomainError, malformed } from '../kit/errors.ts';
import { noteNewBalance } from './finish-run.ts';
import { type StripeEventRecord, stripeEvents } from './model.ts';
import { refreshPayee } from './refresh-payee.ts';

const TOLERANCE_SECONDS = 300;

const refused = () =>
  new DomainError(
    'unauthenticated',
    'signature_invalid',
    'The signature does not match, or the timestamp is over 5 minutes off.',
  );

/** Checks and keeps one event of Stripe, once; what follows from it is a job's, so that the answer is quick. */
export async function acceptStripeEvent(ctx: Context, body: Buffer, signature: string): Promise<void> {
  refuseFuture(signature);
  const event = openEvent(ctx, body, signature);
  if (event.livemode !== isLive(ctx)) {
    throw malformed('wrong_mode', 'Test and live events do not mix.');
  }
  const object = event.data.object as { id?: unknown };
  const record: StripeEventRecord = {
    _id: event.id,
    type: event.type,
    accountId: event.account ?? (event.type === 'account.updated' ? String(object.id) : null),
    objectId: typeof object.id === 'string' ? object.id : null,
    body: body.toString('utf8'),
    receivedAt: new Date(),
    state: 'received',
  };
  await stripeEvents(ctx).updateOne({ _id: event.id }, { $setOnInsert: record }, { upsert: true });
}

/** Whether our own key moves real money: a rehearsal in production's surroundings may run on a test key. */
const isLive = (ctx: Context): boolean => /^(sk|rk)_live_/.test(ctx.config.stripe?.secretKey ?? '');

function openEvent(ctx: Context, body: Buffer, signature: string): Stripe.Event {
  try {
    return ctx.stripe.webhooks.constructEvent(body, signature, ctx.stripeWebhookSecret, TOLERANCE_SECONDS);
  } catch (error) {
    throw error instanceof Stripe.errors.StripeSignatureVerificationError
      ? refused()
      : malformed('json_malformed', 'The body is not a Stripe event.');
  }
}

/** The library refuses old timestamps but takes any from the future. */
function refuseFuture(signature: string): void {
  const latest = Date.now() / 1_000 + TOLERANCE_SECONDS;
  // Every one that is there: the library takes the last, whatever stands before it.
  for (const [, seconds] of signature.matchAll(/(?:^|,)\s*t=(\d+)/g)) if (Number(seconds) > latest) throw refused();
}

/** Works through kept events, oldest first. @returns how many */
export async function processStripeEvents(ctx: Context): Promise<number> {
  const waiting = await stripeEvents(ctx)
    .find({ state: 'received' })
    .sort({ receivedAt: 1 })
    .limit(100)
    .lean<StripeEventRecord[]>();
  for (const event of waiting) {
    if (event.accountId && /^(account|capability)\./.test(event.type)) await refreshPayee(ctx, event.accountId);
    if (event.type === 'balance.available' || event.type === 'topup.succeeded') await noteNewBalance(ctx);
    await stripeEvents(ctx).updateOne({ _id: event._id, state: 'received' }, { $set: { state: 'processed' } });
  }
  return waiting.length;
}
