import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { ShopKeys } from '../../brands/index.ts';
import { DomainError, malformed } from '../../kit/errors.ts';
import { fromZod } from '../../kit/problem.ts';
import { OrderEvent } from '../schemas.ts';

export const StandardHeaders = z.object({
  'webhook-id': z.string().regex(/^[\w.:-]{1,100}$/, 'takes 1 to 100 letters, digits and .:_-'),
  'webhook-timestamp': z.string().regex(/^\d{1,12}$/, 'is not seconds since 1970'),
  'webhook-signature': z.string().min(1).max(1_000),
});
export type StandardHeaders = z.infer<typeof StandardHeaders>;

const refused = () =>
  new DomainError(
    'unauthenticated',
    'signature_invalid',
    'The signature does not match, or the timestamp is over 5 minutes off.',
  );

/**
 * Checks a Standard Webhooks signature over the raw bytes, against each of the shop's secrets in force.
 * The library refuses timestamps over 5 minutes old or ahead of the wall clock. Source: standardwebhooks.com.
 */
export function verifyStandard(shop: ShopKeys | undefined, headers: StandardHeaders, body: Buffer): void {
  for (const secret of shop?.secrets ?? []) {
    try {
      new Webhook(secret).verify(body, headers);
      return;
    } catch (error) {
      // A body that is not JSON has a good signature: what is wrong with it is said by the parser.
      if (!(error instanceof WebhookVerificationError)) return;
    }
  }
  throw refused();
}

/** The event in a verified body. */
export function parseStandard(body: Buffer): OrderEvent {
  const parsed = OrderEvent.safeParse(parseJson(body));
  if (!parsed.success) throw fromZod(parsed.error);
  return parsed.data;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw malformed('json_malformed', 'The body is not valid JSON in UTF-8.');
  }
}
