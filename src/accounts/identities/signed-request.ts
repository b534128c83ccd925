import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { sameBytes } from '../../kit/keyring.ts';
import { parseKeepingIds } from '../networks/call-network.ts';

const MAX_LENGTH = 5_000;
const MAX_AGE_SECONDS = 86_400;

const Payload = z.object({
  algorithm: z.string().regex(/^HMAC-SHA256$/i),
  user_id: z.string().regex(/^\d{1,40}$/),
  issued_at: z.number(),
});

/**
 * The person that a `signed_request` of Meta is about, when Meta signed it with our app's secret within the last day; undefined
 * otherwise. Source: developers.facebook.com/docs/facebook-login/guides/advanced/existing-system, "Parsing the signed request".
 */
export function readSignedRequest(signedRequest: unknown, secret: string): string | undefined {
  if (typeof signedRequest !== 'string' || signedRequest.length > MAX_LENGTH) return undefined;
  const [signature, body, ...rest] = signedRequest.split('.');
  if (!signature || !body || rest.length > 0) return undefined;
  const expected = createHmac('sha256', secret).update(body).digest();
  if (!sameBytes(Buffer.from(signature, 'base64url'), expected)) return undefined;
  try {
    const text = Buffer.from(body, 'base64url').toString('utf8');
    const payload = Payload.safeParse(withTextId(parseKeepingIds(text, 'Meta')));
    if (!payload.success) return undefined;
    const age = Date.now() / 1_000 - payload.data.issued_at;
    return Math.abs(age) <= MAX_AGE_SECONDS ? payload.data.user_id : undefined;
  } catch {
    return undefined;
  }
}

/** A small id may come as a bare number. */
const withTextId = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'user_id' in payload && typeof payload.user_id === 'number'
    ? { ...payload, user_id: String(payload.user_id) }
    : payload;
