import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { ShopKeys } from '../../brands/index.ts';
import type { Actor } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { type Adapter, parseJson, signatureRefused, toOrderEvent } from './adapter.ts';

export const StandardHeaders = z.object({
  'webhook-id': z.string().regex(/^[\w.:-]{1,100}$/, 'takes 1 to 100 letters, digits and .:_-'),
  'webhook-timestamp': z.string().regex(/^\d{1,12}$/, 'is not seconds since 1970'),
  'webhook-signature': z.string().min(1).max(1_000),
});
/** With an API key there is no signature; the event's id is needed all the same. */
export const KeyOrSignature = StandardHeaders.partial({ 'webhook-timestamp': true, 'webhook-signature': true });
export type StandardHeaders = z.infer<typeof StandardHeaders>;

/**
 * Checks a Standard Webhooks signature over the raw bytes, against each of the shop's secrets in force.
 * The library refuses timestamps over 5 minutes old or ahead of the wall clock. Source: standardwebhooks.com.
 */
export function verifyStandard(shop: ShopKeys | undefined, headers: StandardHeaders, body: Buffer): void {
  for (const secret of shop?.secrets ?? []) {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return;
    } catch {
      // Not by this secret, or the secret is none: in either case it proves nothing.
    }
  }
  throw signatureRefused('The signature does not match, or the timestamp is over 5 minutes off.');
}

/** Our own events, one a delivery. */
export const standardAdapter: Adapter<StandardHeaders> = {
  platform: 'standard',
  refusesAgain: true,
  verify: verifyStandard,
  deliveryId: (headers) => headers['webhook-id'],
  read: (headers, body) => [
    { id: headers['webhook-id'], event: toOrderEvent(parseJson(body)), text: body.toString('utf8') },
  ],
};

/** The same events, vouched for by an API key: it was checked at the door, and is good for its own brand's shops. */
export const keyAdapter = (actor: Extract<Actor, { kind: 'key' }>): Adapter<Pick<StandardHeaders, 'webhook-id'>> => ({
  ...standardAdapter,
  verify(shop) {
    if (actor.brandId === undefined || shop?.brandId !== actor.brandId) throw missing();
  },
  read: (headers, body) => standardAdapter.read(headers as StandardHeaders, body),
});
