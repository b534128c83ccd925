import { describe, expect, test } from 'vitest';
import { parseKeepingIds } from '../../src/accounts/networks/call-network.ts';
import { SIGN_IN } from '../../src/accounts/networks/index.ts';
import { countOrNull, endOf, type NetworkOptions } from '../../src/accounts/networks/network.ts';
import type { WithOauthClient } from '../../src/accounts/networks/strategy.ts';

const addressesOf = (network: 'facebook' | 'instagram' | 'x' | 'tiktok', more: Partial<NetworkOptions> = {}) => {
  const options = { clientId: 'id', clientSecret: 's', callbackUrl: 'https://kolect.example/cb', store: {}, ...more };
  const { _oauth2 } = SIGN_IN[network].client(options).strategy as unknown as WithOauthClient;
  return [_oauth2._authorizeUrl, _oauth2._accessTokenUrl];
};

test.for([
  ['facebook', 'https://www.facebook.com/v26.0/dialog/oauth', 'https://graph.facebook.com/v26.0/oauth/access_token'],
  ['instagram', 'https://www.instagram.com/oauth/authorize', 'https://api.instagram.com/oauth/access_token'],
  ['x', 'https://x.com/i/oauth2/authorize', 'https://api.x.com/2/oauth2/token'],
  ['tiktok', 'https://www.tiktok.com/v2/auth/authorize/', 'https://open.tiktokapis.com/v2/oauth/token/'],
] as const)('%s is asked at its own addresses, or all of them under another', ([network, authorize, token]) => {
  expect(addressesOf(network)).toEqual([authorize, token]);
  const elsewhere = (address: string) => `http://127.0.0.1:9${new URL(address).pathname}`;
  expect(addressesOf(network, { baseUrl: 'http://127.0.0.1:9' })).toEqual([elsewhere(authorize), elsewhere(token)]);
});

describe('what a network answers', () => {
  test('keeps ids beyond 2^53 to the last digit', () => {
    expect(parseKeepingIds('{"user_id":17841405793187218,"n":12,"f":1.5,"s":"17841405793187218"}', 'x')).toEqual({
      user_id: '17841405793187218',
      n: 12,
      f: 1.5,
      s: '17841405793187218',
    });
  });

  test.for([
    [12, 12],
    ['12', 12],
    [0, 0],
    [-1, null],
    [1.5, null],
    ['1e3', null],
    ['', null],
    [{}, null],
    [undefined, null],
    [2 ** 60, null],
  ] as const)('a count of %j is %j', ([given, count]) => {
    expect(countOrNull(given)).toBe(count);
  });

  test.for([[0], [-5], ['3600'], [Number.NaN], [1e12], [null]] as const)(
    'a life of %j seconds is none we believe',
    ([given]) => {
      expect(endOf(given)).toBeNull();
    },
  );
});
