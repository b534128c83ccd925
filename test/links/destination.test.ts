import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../src/kit/errors.ts';
import { parseDestination } from '../../src/links/destination.ts';

const strict = { httpAllowed: false };

describe('it is refused', () => {
  test.for([
    '',
    ' ',
    '/',
    '/products/lamp',
    'products/lamp',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:\\\\evil.example',
    'https:///evil.example',
    'https://\\evil.example',
    'https://shop.example\\@evil.example',
    'https://shop.example\\.evil.example',
    'https://shop.example@evil.example',
    'https://shop.example:443@evil.example',
    'https://user:secret@shop.example',
    'https://:@shop.example:x',
    'https://shop.example%5C@evil.example',
    'https://shop.example%40evil.example@other.example',
    'https://',
    'https://?q',
    'https://#x',
    'https://[::1',
    'https://shop.example:99999/',
    'https://shop example/',
    'https://shop.example/a b',
    'https://shop.example/\tx',
    'https://shop.example/\nSet-Cookie: a=b',
    'java\nscript:alert(1)',
    'https://shop.exam\tple',
    'https://shop.example/\u0000',
    'https://shop.example/\u007f',
    'ht\ntps://shop.example/',
    'javascript:alert(1)',
    'JavaScript://shop.example/%0aalert(1)',
    'javascript://https://shop.example',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://shop.example/',
    'blob:https://shop.example/x',
    'view-source:https://shop.example',
    'intent://shop.example#Intent;scheme=https;end',
    'http://shop.example/',
    'https&colon;//shop.example',
    'https%3A%2F%2Fshop.example',
    'https：//shop.example',
    'https:／／shop.example',
  ])('"%s"', (text) => {
    expect(() => parseDestination(text, strict)).toThrow(DomainError);
    expect(() => parseDestination(text, strict)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'destination_invalid' }),
    );
  });

  test('with any control character, space or backslash anywhere inside', () => {
    const bad = fc
      .oneof(fc.integer({ min: 0, max: 0x20 }), fc.constantFrom(0x5c, 0x7f))
      .map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(bad, fc.nat(), (character, where) => {
        const good = 'https://shop.example/lamp?colour=sand#top';
        const index = 1 + (where % (good.length - 1));
        expect(() => parseDestination(good.slice(0, index) + character + good.slice(index), strict)).toThrow(
          DomainError,
        );
      }),
    );
  });
});

describe('the host that is checked is the host that a browser goes to', () => {
  test.for([
    ['https://shop.example/lamp', 'shop.example'],
    ['HTTPS://SHOP.EXAMPLE/Lamp', 'shop.example'],
    ['  https://shop.example/\r\n', 'shop.example'],
    ['https://shop.example:443/', 'shop.example'],
    ['https://shop.example:8443/', 'shop.example:8443'],
    ['https://evil.example/https://shop.example', 'evil.example'],
    ['https://evil.example?https://shop.example', 'evil.example'],
    ['https://evil.example#@shop.example', 'evil.example'],
    ['https://evil.example?@shop.example', 'evil.example'],
    ['https://shop.example.evil.example/', 'shop.example.evil.example'],
    ['https://shop.example%2eevil.example/', 'shop.example.evil.example'],
    ['https://evil.example%2f.shop.example/', undefined],
    ['https://shop。example/', 'shop.example'],
    ['https://ｓｈｏｐ.example/', 'shop.example'],
    ['https://shоp.example/', 'xn--shp-ted.example'],
    ['https://2130706433/', '127.0.0.1'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]'],
    ['https://shop.example./', 'shop.example.'],
  ] as const)('%s → %s', ([text, host]) => {
    if (host === undefined) expect(() => parseDestination(text, strict)).toThrow(DomainError);
    else expect(parseDestination(text, strict).host).toBe(host);
  });
});

test('whatever the text is, an accepted one is an address of https without user info', () => {
  const parts = fc.array(
    fc.constantFrom(
      'https',
      ':',
      '/',
      '//',
      '@',
      '.',
      '\\',
      '%2f',
      '%40',
      'shop.example',
      'evil.example',
      '?',
      '#',
      ':80',
      '[',
      ']',
      ' ',
      'x',
    ),
    { maxLength: 12 },
  );
  const joined = parts.map((list) => list.join(''));
  const text = fc.oneof(
    joined,
    joined.map((rest) => `https://${rest}`),
    joined.map((rest) => `https://shop.example${rest}`),
  );
  fc.assert(
    fc.property(text, (candidate) => {
      try {
        const url = parseDestination(candidate, strict);
        expect(url.protocol).toBe('https:');
        expect(url.username + url.password).toBe('');
        expect(url.host).not.toBe('');
        expect(new URL(url.href).host).toBe(url.host);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('plain http is for the shops of the sandbox only', () => {
  expect(parseDestination('http://localhost:3001/shop', { httpAllowed: true }).host).toBe('localhost:3001');
  expect(() => parseDestination('http://localhost:3001/shop', strict)).toThrow(DomainError);
});
