import { hmacOfAscii, type Keyring, sameBytes } from '../kit/keyring.ts';
import { randomText } from '../kit/random-pool.ts';

/** What a click id carries; nothing else is needed to attribute an order. */
export interface ClickFacts {
  linkId: string;
  creatorId: string;
  /** Programme time of the click. */
  at: Date;
  nonce: string;
}

export type ClickIdReading =
  | { ok: true; facts: ClickFacts }
  | { ok: false; reason: 'malformed' | 'unknown_key' | 'forged' };

/** 128 bits and a few. */
const MAC_LETTERS = 22;

const macOf = (key: Buffer, body: string): string => hmacOfAscii(key, body).slice(0, MAC_LETTERS);

/** A fresh click id: `key.link.creator.time.nonce.mac`, URL-safe, with a truncated HMAC-SHA-256 of 128 bits. */
export function signClickId(keyring: Keyring, facts: ClickFacts): string {
  const key = keyring.derive('click-id');
  if (!key) throw new Error('no active key');
  const body = `${keyring.activeId}.${facts.linkId}.${facts.creatorId}.${facts.at.getTime().toString(36)}.${facts.nonce}`;
  return `${body}.${macOf(key, body)}`;
}

const bytesOf = (letters: string): Buffer => Buffer.from(letters, 'base64url');

/** 72 random bits. */
export const newNonce = (): string => randomText(12);

const FORM = /^([a-z0-9]{1,8})\.([\w-]{1,40})\.([\w-]{1,40})\.([0-9a-z]{1,11})\.([\w-]{12})\.([\w-]{22})$/;

/** Reads a click id back; forged, cut and foreign ones are told apart for the metrics only. */
export function readClickId(keyring: Keyring, clickId: string): ClickIdReading {
  const [, keyId = '', linkId = '', creatorId = '', time = '', nonce = '', mac = ''] = FORM.exec(clickId) ?? [];
  if (!mac) return { ok: false, reason: 'malformed' };
  const key = keyring.derive('click-id', keyId);
  if (!key) return { ok: false, reason: 'unknown_key' };
  const body = clickId.slice(0, clickId.lastIndexOf('.'));
  if (!sameBytes(bytesOf(macOf(key, body)), bytesOf(mac))) return { ok: false, reason: 'forged' };
  return { ok: true, facts: { linkId, creatorId, at: new Date(Number.parseInt(time, 36)), nonce } };
}
