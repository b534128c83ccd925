import { expect, test } from 'vitest';
import { adClickIn, networkOf } from '../../src/links/visit-facts.ts';

test.for([
  ['/r/abc?gclid=EAIa', undefined, true],
  ['/r/abc?sub1=x&msclkid=1', undefined, true],
  ['/r/abc?yclid=1', undefined, true],
  ['/r/abc', 'https://www.googleadservices.com/pagead/aclk?sa=L', true],
  ['/r/abc', 'https://shop.example/?gbraid=0AA', true],
  ['/r/abc', 'https://www.google.com/', false],
  ['/r/abc?fbclid=1&ttclid=2&igshid=3', 'https://l.instagram.com/', false],
  ['/r/gclid=x', undefined, false],
  [undefined, undefined, false],
] as const)('a visit to %s from %s came by a search advertisement: %s', ([url, referrer, expected]) => {
  expect(adClickIn(url, referrer)).toBe(expected);
});

test.for([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2::7', '2001:db8:1'],
  ['2001:db8::7', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['', ''],
] as const)('the network of %s is %s', ([address, network]) => {
  expect(networkOf(address)).toBe(network);
});
