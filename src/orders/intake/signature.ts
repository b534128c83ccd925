import { createHmac } from 'node:crypto';
import type { ShopKeys } from '../../brands/index.ts';
import { sameBytes } from '../../kit/keyring.ts';
import { signatureRefused } from './adapter.ts';

/** Base64 HMAC-SHA-256 over the raw bytes, as Shopify and WooCommerce sign; any of the shop's secrets in force will do. */
export function verifyBodySignature(shop: ShopKeys | undefined, signature: string, body: Buffer): void {
  const given = Buffer.from(signature, 'base64');
  for (const secret of shop?.secrets ?? []) {
    if (sameBytes(createHmac('sha256', secret).update(body).digest(), given)) return;
  }
  throw signatureRefused('The signature does not match the body.');
}
