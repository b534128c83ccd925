import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withClickId } from '../../src/links/redirect.ts';

test.for([
  ['https://shop.example/', 'https://shop.example/?kclid=K'],
  ['https://shop.example/lamp?colour=sand', 'https://shop.example/lamp?colour=sand&kclid=K'],
  ['https://shop.example/lamp#top', 'https://shop.example/lamp?kclid=K#top'],
  ['https://shop.example/lamp?a=1#top?b=2', 'https://shop.example/lamp?a=1&kclid=K#top?b=2'],
  ['https://shop.example/#a#b', 'https://shop.example/?kclid=K#a#b'],
  ['https://shop.example/#', 'https://shop.example/?kclid=K#'],
  ['https://shop.example/?', 'https://shop.example/?&kclid=K'],
  ['https://shop.example/?q=a%20b&flag&q=2', 'https://shop.example/?q=a%20b&flag&q=2&kclid=K'],
] as const)('%s becomes %s', ([destination, location]) => {
  expect(withClickId(destination, 'K')).toBe(location);
});

test('host, path, fragment and every other parameter stay what they are', () => {
  const part = fc.stringMatching(/^[\w~%!$'()*+,;:@?-]{0,20}$/);
  const address = fc
    .tuple(part, part, part)
    .map(([path, query, fragment]) => `https://shop.example/${path}?${query}#${fragment}`);
  fc.assert(
    fc.property(address, (text) => {
      const before = new URL(text);
      const after = new URL(withClickId(before.href, 'K.1_-'));
      expect([after.host, after.pathname, after.hash]).toEqual([before.host, before.pathname, before.hash]);
      expect(after.searchParams.getAll('kclid').at(-1)).toBe('K.1_-');
      expect(after.search.startsWith(before.search)).toBe(true);
    }),
  );
});
