import { z } from 'zod';
import type { ShopKeys } from '../../brands/index.ts';
import type { Actor } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { hmacSha256, sameBytes } from '../../kit/keyring.ts';
import { type Adapter, parseJson, signatureRefused, toOrderEvent } from './adapter.ts';

export const StandardHeaders = z.object({
  'webhook-id': z.string().regex(/^[\w.:-]{1,100}$/, 'takes 1 to 100 letters, digits and .:_-'),
  'webhook-timestamp': z.string().regex(/^\d{1,12}$/, 'is not seconds since 1970'),
  'webhook-signature': z.string().min(1).max(1_000),
});
/** With an API key there is no signature; the event's id is needed all the same. */
export const KeyOrSignature = StandardHeaders.partial({ 'webhook-timestamp': true, 'webhook-signature': true });
export type StandardHeaders = z.infer<typeof StandardHeaders>;

const TOLERANCE_SECONDS = 300;

/**
 * Checks a Standard Webhooks signature over the raw bytes, against each of the shop's secrets in force, and refuses timestamps over
 * 5 minutes old or ahead of the wall clock. Source: github.com/standard-webhooks, spec/standard-webhooks.md. Done here and not by their
 * library, whose SHA-256 in JavaScript takes ten times as long: this is on the way of every event.
 */
export function verifyStandard(shop: ShopKeys | undefined, headers: StandardHeaders, body: Buffer): void {
  const seconds = Number(headers['webhook-timestamp']);
  const isFresh = Math.abs(Math.floor(Date.now() / 1_000) - seconds) <= TOLERANCE_SECONDS;
  const given = headers['webhook-signature'].split(' ').flatMap((signature) => {
    const [version, text = ''] = signature.split(',');
    return version === 'v1' ? [Buffer.from(text, 'base64')] : [];
  });
  const isSigned = keysOf(shop).some((key) => {
    const wanted = hmacSha256(key, `${headers['webhook-id']}.${seconds}.`, body);
    return given.some((signature) => sameBytes(signature, wanted));
  });
  if (!isFresh || !isSigned)
    throw signatureRefused('The signature does not match, or the timestamp is over 5 minutes off.');
}

const secretKeys = new WeakMap<ShopKeys, Buffer[]>();

/** Prepared once for as long as the shop's secrets are remembered; a secret that is none proves nothing. */
function keysOf(shop: ShopKeys | undefined): Buffer[] {
  if (!shop) return [];
  const known =
    secretKeys.get(shop) ??
    shop.secrets
      .map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
      .filter((bytes) => bytes.length > 0);
  secretKeys.set(shop, known);
  return known;
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
