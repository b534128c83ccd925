import { Webhook } from 'standardwebhooks';
import type { SandboxContext } from '../context.ts';
import type { ShopSetup } from '../options.ts';
import { randomText } from '../random.ts';
import type { Report } from './orders.ts';

const answerMs = 10_000;
const shownCharacters = 500;

/** Tells Kolect about an order with a signed Standard Webhooks request; never throws, a missing answer is status 0. */
export async function sendEvent(
  context: SandboxContext,
  { eventsUrl, secret }: ShopSetup,
  type: string,
  data: Record<string, unknown>,
): Promise<Report> {
  const webhookId = `msg_${randomText(context.randomBytes, 24)}`;
  const at = context.clock.now();
  // The signature's time is the real one: the receiver compares it with the wall clock.
  const signedAt = new Date(context.wallClock());
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  try {
    const response = await fetch(eventsUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': webhookId,
        'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(webhookId, signedAt, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
    const answer = (await response.text()).slice(0, shownCharacters);
    return { type, webhookId, at, status: response.status, answer };
  } catch (error) {
    return { type, webhookId, at, status: 0, answer: error instanceof Error ? error.message : 'No answer' };
  }
}
