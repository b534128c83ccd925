import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deviceClass, referrerHost, visitCounts, visitorHash } from '../../src/links/visit.ts';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const visit = (headers: Record<string, string>, method = 'GET') => ({ method, headers, address: '192.0.2.7' });

describe('a visit counts', () => {
  test.for([
    ['Safari on a phone', SAFARI],
    [
      'Chrome on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
    ],
    ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    [
      'Instagram’s own browser',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22G86 Instagram 402.0.0.33.76 (iPhone14,5; iOS 18_6; en_GB; en-GB; scale=3.00; 1170x2532; 790123456)',
    ],
    [
      'TikTok’s own browser',
      'Mozilla/5.0 (Linux; Android 15; SM-S921B Build/AP3A.240905.015; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36 musical_ly_2024108030 AppName/musical_ly ByteLocale/en BytedanceWebview/d8a21c6',
    ],
    [
      'Facebook’s own browser',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/523.0.0.41.77;FBBV/758000000;FBDV/iPhone15,4;FBMD/iPhone;FBSN/iOS;FBSV/18.5]',
    ],
    [
      'YouTube’s link on Android',
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
    ],
    [
      'Samsung Internet',
      'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    ],
    [
      'a phone whose maker is called Cubot',
      'Mozilla/5.0 (Linux; Android 13; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36',
    ],
  ] as const)('from %s', ([, agent]) => {
    expect(visitCounts(visit({ 'user-agent': agent }))).toBe(true);
  });
});

describe('a visit does not count', () => {
  test.for([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Twitterbot/1.0',
    'WhatsApp/2.24.20.79 A',
    'TelegramBot (like TwitterBot)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)',
    'Pinterestbot/1.0; +http://www.pinterest.com/bot.html',
    'SkypeUriPreview',
    'Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)',
    'GPTBot/1.2 (+https://openai.com/gptbot)',
    'curl/8.9.1',
    'python-requests/2.32.3',
    'Go-http-client/2.0',
    'node-fetch',
    '',
  ])('from "%s"', (agent) => {
    expect(visitCounts(visit({ 'user-agent': agent }))).toBe(false);
  });

  test('from nobody who says what he is', () => {
    expect(visitCounts(visit({}))).toBe(false);
  });

  test.for(['HEAD', 'OPTIONS', 'POST'])('with %s', (method) => {
    expect(visitCounts(visit({ 'user-agent': SAFARI }, method))).toBe(false);
  });

  test.for([
    ['purpose', 'prefetch'],
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['sec-purpose', 'prefetch;anonymous-client-ip'],
    ['x-purpose', 'preview'],
    ['x-moz', 'prefetch'],
  ] as const)('ahead of time (%s: %s)', ([name, value]) => {
    expect(visitCounts(visit({ 'user-agent': SAFARI, [name]: value }))).toBe(false);
  });
});

test.for([
  [SAFARI, 'phone'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/139.0.0.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 13; SM-X700) Chrome/139.0.0.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Mobile/15E148', 'tablet'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/144.0.0.0', 'desktop'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 'desktop'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/144.0.0.0', 'desktop'],
  ['SomethingElse/1.0', 'other'],
  [undefined, 'other'],
] as const)('%s is a %s', ([agent, device]) => {
  expect(deviceClass(agent)).toBe(device);
});

test.for([
  ['https://www.instagram.com/p/abc?secret=1', 'www.instagram.com'],
  ['android-app://com.instagram.android/', 'com.instagram.android'],
  ['not an address', null],
  ['', null],
  [undefined, null],
] as const)('of the page before (%s) only the host is kept', ([referrer, host]) => {
  expect(referrerHost(referrer)).toBe(host);
});

test('a visitor has one hash a day, tells nothing of the address, and is somebody else tomorrow or under another key', () => {
  const today = { day: '2026-03-02', key: 'one key' };
  const hash = visitorHash(today, visit({ 'user-agent': SAFARI }));
  expect(visitorHash(today, visit({ 'user-agent': SAFARI }))).toBe(hash);
  const others = [
    visitorHash({ ...today, day: '2026-03-03' }, visit({ 'user-agent': SAFARI })),
    visitorHash(today, visit({ 'user-agent': 'other' })),
    visitorHash(today, { ...visit({ 'user-agent': SAFARI }), address: '192.0.2.8' }),
    visitorHash({ ...today, key: 'another key' }, visit({ 'user-agent': SAFARI })),
    createHash('sha256').update('192.0.2.7').digest('base64url').slice(0, 22),
  ];
  expect(new Set([hash, ...others]).size).toBe(6);
  expect(hash).toMatch(/^[\w-]{22}$/);
});
