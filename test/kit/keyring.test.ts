import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyring, decrypt, encrypt, hmacOfAscii, hmacSha256, sameBytes } from '../../src/kit/keyring.ts';
import { anyText } from '../support/texts.ts';

const older: [string, Buffer] = ['a', randomBytes(32)];
const newer: [string, Buffer] = ['b', randomBytes(32)];
const before = createKeyring([older]);
const after = createKeyring([newer, older]);

test('what was sealed comes back, whatever it is', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(decrypt(after, 'notes', encrypt(after, 'notes', text))).toBe(text);
    }),
  );
});

test('the same text is sealed differently each time', () => {
  const sealed = new Set(Array.from({ length: 100 }, () => encrypt(after, 'notes', 'the same')));
  expect(sealed.size).toBe(100);
});

test('a text sealed before a rotation opens after it, and a new one takes the new key', () => {
  expect(decrypt(after, 'notes', encrypt(before, 'notes', 'old'))).toBe('old');
  expect(encrypt(after, 'notes', 'new')).toMatch(/^b\./);
});

test('a text whose key was taken away, that was changed, cut or sealed for another purpose does not open', () => {
  const sealed = encrypt(after, 'notes', 'a secret');
  const [key, nonce, body = '', tag] = sealed.split('.');
  const changed = `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`;
  expect(() => decrypt(before, 'notes', sealed)).toThrow('not in the keyring');
  expect(() => decrypt(after, 'tokens', sealed)).toThrow();
  for (const wrong of [
    `${key}.${nonce}.${changed}.${tag}`,
    sealed.slice(0, -6),
    `a.${nonce}.${body}.${tag}`,
    '',
    'b',
    'b...',
  ])
    expect(() => decrypt(after, 'notes', wrong), wrong).toThrow();
});

test('each purpose and each master key has a key of its own, always the same', () => {
  const keys = ['click-id', 'session', 'notes'].flatMap((purpose) =>
    ['a', 'b'].map((id) => after.derive(purpose, id)?.toString('hex')),
  );
  expect(new Set(keys).size).toBe(6);
  expect(keys.every((key) => key?.length === 64)).toBe(true);
  expect(after.derive('click-id', 'a')).toEqual(before.derive('click-id'));
  expect(after.derive('click-id')).toEqual(after.derive('click-id', 'b'));
});

test.for(['c', '', '__proto__', 'constructor'])('there is no key "%s"', (id) => {
  expect(after.derive('click-id', id)).toBeUndefined();
});

test('a ring without keys is refused', () => {
  expect(() => createKeyring([])).toThrow();
});

test('bytes of different length are different and do not throw', () => {
  expect(sameBytes(Buffer.from('abc'), Buffer.from('ab'))).toBe(false);
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
});

test('the HMAC is the one that everybody else makes, for any key and text', () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(keys, anyText(), anyText(), (key, ...texts) => {
      for (const text of texts) expect(hmacSha256(key, text)).toEqual(createHmac('sha256', key).update(text).digest());
      expect(hmacSha256(key, ...texts)).toEqual(hmacSha256(key, texts.join('')));
    }),
  );
});

test('of a short text it is the same, and of a long one none', () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(keys, fc.array(fc.string({ unit: 'binary-ascii', maxLength: 256 }), { minLength: 1 }), (key, texts) => {
      for (const text of texts) expect(hmacOfAscii(key, text)).toBe(hmacSha256(key, text).toString('base64url'));
    }),
  );
  expect(() => hmacOfAscii(Buffer.from('key'), 'x'.repeat(257))).toThrow(RangeError);
});
