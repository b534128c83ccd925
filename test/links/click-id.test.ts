import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyring } from '../../src/kit/keyring.ts';
import { newNonce, readClickId, signClickId } from '../../src/links/click-id.ts';
import { anyText } from '../support/texts.ts';

const older: [string, Buffer] = ['k1', randomBytes(32)];
const newer: [string, Buffer] = ['k2', randomBytes(32)];
const ring = createKeyring([older]);
const rotated = createKeyring([newer, older]);
const foreign = createKeyring([['k1', randomBytes(32)]]);

const facts = fc.record({
  linkId: fc.stringMatching(/^lnk_[0-9A-Z]{26}$/),
  creatorId: fc.stringMatching(/^crt_[0-9A-Z]{26}$/),
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }).map((ms) => new Date(ms)),
  nonce: fc.constant(null).map(newNonce),
});
const one = { linkId: 'lnk_01J', creatorId: 'crt_01J', at: new Date('2026-03-02T09:00:00.123Z'), nonce: newNonce() };

test('what was signed is read back to the millisecond', () => {
  fc.assert(
    fc.property(facts, (made) => {
      expect(readClickId(ring, signClickId(ring, made))).toEqual({ ok: true, facts: made });
    }),
  );
});

test('it goes into a query as it is', () => {
  fc.assert(
    fc.property(facts, (made) => {
      const clickId = signClickId(ring, made);
      expect(encodeURIComponent(clickId)).toBe(clickId);
      expect(clickId.length).toBeLessThan(200);
    }),
  );
});

test('changing any one character makes it worthless', () => {
  const clickId = signClickId(ring, one);
  for (let index = 0; index < clickId.length; index += 1)
    for (const other of ['A', 'b', '7', '.', '-']) {
      if (clickId[index] === other) continue;
      const forged = clickId.slice(0, index) + other + clickId.slice(index + 1);
      const reading = readClickId(ring, forged);
      // The last character of base64 carries bits that are not part of the signature.
      const sameBytes = index === clickId.length - 1 && macOf(forged).equals(macOf(clickId));
      expect(reading.ok && !sameBytes, `${forged} at ${index}`).toBe(false);
    }
});

const macOf = (clickId: string) => Buffer.from(clickId.slice(clickId.lastIndexOf('.') + 1), 'base64url');

test('cut anywhere it is worthless, and so is anything put before or behind it', () => {
  const clickId = signClickId(ring, one);
  for (let length = 0; length < clickId.length; length += 1)
    expect(readClickId(ring, clickId.slice(0, length)).ok).toBe(false);
  for (const wrong of [
    ` ${clickId}`,
    `${clickId} `,
    `${clickId}\n`,
    `${clickId}.x`,
    clickId.toUpperCase(),
    `${clickId}${clickId}`,
  ])
    expect(readClickId(ring, wrong)).toEqual({ ok: false, reason: 'malformed' });
});

describe('a key', () => {
  test('that was replaced still counts while it is in the ring', () => {
    expect(readClickId(rotated, signClickId(ring, one))).toEqual({ ok: true, facts: one });
  });

  test('that is new signs from now on, and a process that does not have it yet says so', () => {
    const clickId = signClickId(rotated, one);
    expect(clickId).toMatch(/^k2\./);
    expect(readClickId(ring, clickId)).toEqual({ ok: false, reason: 'unknown_key' });
  });

  test('of somebody else under the same name forges nothing', () => {
    expect(readClickId(ring, signClickId(foreign, one))).toEqual({ ok: false, reason: 'forged' });
  });

  test('of another purpose forges nothing', () => {
    const body = signClickId(ring, one).split('.').slice(0, -1).join('.');
    const mac = createHmac('sha256', ring.derive('session') ?? '')
      .update(body)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    expect(readClickId(ring, `${body}.${mac}`)).toEqual({ ok: false, reason: 'forged' });
  });
});

test('whatever text a shop sends, reading it answers and never throws', () => {
  const noise = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9.]{0,30}$/), anyText());
  fc.assert(
    fc.property(noise, (text) => {
      expect(readClickId(ring, text).ok).toBe(false);
    }),
  );
});

test('a hostile text of any length is refused in no time', () => {
  const started = performance.now();
  for (const text of [
    'a'.repeat(1_000_000),
    `k1.${'-'.repeat(500_000)}`,
    '.'.repeat(500_000),
    `k1.${'a.'.repeat(250_000)}`,
  ])
    expect(readClickId(ring, text).ok).toBe(false);
  expect(performance.now() - started).toBeLessThan(3_000);
});
