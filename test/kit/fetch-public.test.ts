import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FetchProblem, fetchPublic, parsePublicAddress } from '../../src/kit/fetch-public.ts';
import { isPublicAddress } from '../../src/kit/public-address.ts';
import { portOf } from '../support/port-of.ts';

describe('an address', () => {
  test.for(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.for([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('where Kolect may be sent', () => {
  test.for([
    'http://shop.example/feed',
    'https://127.0.0.1/feed',
    'https://0x7f.1/feed',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://intranet/',
    'https://db.internal/',
    'https://user:secret@shop.example/',
    'https://shop.example:6379/',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'gopher://shop.example/',
    'feed',
  ])('in production not to %s', (text) => {
    expect(parsePublicAddress(text, { production: true })).toBeInstanceOf(FetchProblem);
  });

  test('in production to a public host over https; in the sandbox to loopback too', () => {
    expect(parsePublicAddress('https://shop.example/feed?x=1', { production: true })).toBeInstanceOf(URL);
    expect(parsePublicAddress('http://localhost:3001/feed', { production: false })).toBeInstanceOf(URL);
    expect(parsePublicAddress('http://10.0.0.1/feed', { production: false })).toBeInstanceOf(FetchProblem);
  });
});

describe('reading', () => {
  const server = createServer((request, response) => {
    if (request.url === '/long') response.end('x'.repeat(2_000));
    else response.write('a');
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const options = { production: false, maxBytes: 1_000, withinMs: 5_000 };
  const readAll = async (path: string, over: object = {}) => {
    const parts: Uint8Array[] = [];
    for await (const part of await fetchPublic(origin + path, { ...options, ...over })) parts.push(part);
    return parts;
  };

  test('ends at the bound of size and at the bound of time', async () => {
    expect(Buffer.concat(await readAll('/long', { maxBytes: 2_000 }))).toHaveLength(2_000);
    await expect(readAll('/long')).rejects.toThrow('over');
    await expect(readAll('/drip', { withinMs: 100 })).rejects.toThrow('too long');
  });

  test('a name whose addresses are private reaches nobody, whatever it looked like', async () => {
    // `localhost.` passes as a name with a dot only when written so; the lookup is what decides.
    await expect(fetchPublic('https://localtest.invalid/', { ...options, production: true })).rejects.toThrow(
      'not known',
    );
  });
});
