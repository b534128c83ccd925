import type { Context } from '../context.ts';
import { type Resealed, resealCollection } from '../kit/reseal.ts';

/** Where sealed texts are kept for long, and under which purpose. */
export const SEALED: [collection: string, purpose: string][] = [
  ['identities', 'network-tokens'],
  ['revocations', 'network-tokens'],
  ['shops', 'shop-secret'],
  ['dead_letters', 'dead-letter'],
  ['referral_links', 'referral-link'],
  ['tax_profiles', 'tax-profile'],
  ['collaborations', 'sample-address'],
];

/** Sealed for minutes or a day, after which nobody asks for it: an old key is not needed longer than that. */
export const SHORT_LIVED = ['pkce', 'mail', 'idempotency'];

/** Seals everything again under the active key, so that an older one can be taken away. */
export async function resealAll(ctx: Context): Promise<Record<string, Resealed>> {
  const done: Record<string, Resealed> = {};
  for (const [collection, purpose] of SEALED) done[collection] = await resealCollection(ctx, collection, purpose);
  return done;
}
