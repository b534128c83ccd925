import type { z } from 'zod';
import type { Platform, ShopKeys } from '../../brands/index.ts';
import { DomainError, invalid } from '../../kit/errors.ts';
import { fromZod } from '../../kit/problem.ts';
import { OrderEvent } from '../schemas.ts';

/** An event found in a delivery. */
export interface ReadEvent {
  /** Unique at its shop; made of the delivery's id, or of the fact itself where deliveries restate facts. */
  id: string;
  event: OrderEvent;
  /** What tells two bodies under one id apart; left out, the delivery's bytes do. */
  content?: string;
  /** The text to store when the delivery is the event itself; left out, the event is written as JSON. */
  text?: string;
}

/** One shop system's way to report: how a delivery proves itself, and what it says in our words. */
export interface Adapter<Headers extends object = object> {
  platform: Platform;
  /** Refuses what the shop did not sign with a secret in force. */
  verify(shop: ShopKeys | undefined, headers: Headers, body: Buffer): void;
  /** The sender's id of the delivery, the same when it is sent again. */
  deliveryId(headers: Headers): string;
  /** The events of a verified delivery, none for what does not matter here. Throws `DomainError` for what cannot be taken. */
  read(headers: Headers, body: Buffer): ReadEvent[];
  /** False when the sender gives up on an address that answers the same delivery with an error again and again. */
  refusesAgain: boolean;
}

export const signatureRefused = (detail: string) => new DomainError('unauthenticated', 'signature_invalid', detail);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A body as JSON in UTF-8. */
export function parseJson(body: Buffer, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(utf8.decode(body), reviver);
  } catch {
    throw invalid('event_unreadable', 'The body is not valid JSON in UTF-8.');
  }
}

/**
 * Whole numbers beyond 2^53, as the ids of some shops are, come as their exact digits.
 * The third argument (source text) is newer than the type library. Source: TC39, JSON.parse source text access.
 */
const exactNumbers = ((_key: string, value: unknown, context?: { source?: string }) =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? (context?.source ?? value) : value) as (
  key: string,
  value: unknown,
) => unknown;

/** Reads a shop system's own document. */
export function parseShopDocument<T extends z.ZodType>(schema: T, body: Buffer): z.output<T> {
  const parsed = schema.safeParse(parseJson(body, exactNumbers));
  if (!parsed.success) throw fromZod(parsed.error);
  return parsed.data;
}

/** The same gate for every adapter: whatever was read must be a valid event. */
export function toOrderEvent(candidate: unknown): OrderEvent {
  const parsed = OrderEvent.safeParse(candidate);
  if (!parsed.success) throw fromZod(parsed.error);
  return parsed.data;
}

export const unknownTopic = (topic: string) => invalid('topic_unknown', `Events of the topic ${topic} are not taken.`);
