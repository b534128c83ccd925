import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { NO_PAGE, readPage } from '../../src/accounts/networks/facebook-page.ts';
import { SIGN_IN } from '../../src/accounts/networks/index.ts';
import type { NetworkAnswer } from '../../src/accounts/networks/network.ts';
import { MemoryStateStore, signIn } from '../sandbox/networks/strategy-run.ts';
import { startTestSandbox, type TestSandbox } from '../sandbox/support.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox();
});

/** Whoever agrees at Facebook while Pages are asked for, or not. */
async function granted(pages: boolean, extra: Record<string, string> = {}): Promise<NetworkAnswer> {
  const client = SIGN_IN.facebook.client({
    ...box.sandbox.networks.facebook,
    callbackUrl: `${box.receiver.url}/auth/facebook/callback`,
    store: new MemoryStateStore(),
    pages,
  });
  const { user, error } = await signIn(box, client.strategy, { login_hint: 'ines', ...extra });
  if (!user) throw error ?? new Error('Facebook let nobody in');
  return user as NetworkAnswer;
}

test('where Pages are asked for, the largest one tells followers, name and address', async () => {
  expect((await granted(true)).profile).toMatchObject({
    followers: 9_200,
    username: 'ines.cozinha',
    profileUrl: 'https://www.facebook.com/ines.cozinha',
  });
});

test('where they are not, nothing is known, and unknown is not zero', async () => {
  expect((await granted(false)).profile).toMatchObject({ followers: null, username: null, profileUrl: null });
});

test('who grants no Pages is in all the same, with nothing known', async () => {
  const { profile } = await granted(true, { sandbox_fault: 'partial_scopes' });
  expect(profile).toMatchObject({ network: 'facebook', followers: null, username: null });
});

test('a Page’s address elsewhere is not believed, and a network that is away costs nothing else', async () => {
  const data = [{ link: 'https://facebook.com.evil.example/x', username: 7, followers_count: '12' }, { link: {} }];
  const server = createServer((_request, response) => void response.end(JSON.stringify({ data })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await readPage(`http://127.0.0.1:${port}/me/accounts`, {})).toEqual({ ...NO_PAGE, followers: 12 });
  server.close();
  expect(await readPage(`http://127.0.0.1:${port}/me/accounts`, {})).toEqual(NO_PAGE);
  expect(await readPage(`${box.receiver.url}/nonsense`, {})).toEqual(NO_PAGE);
});
