import { beforeAll, expect, test } from 'vitest';
import { seedPeople, startSandbox } from '../../src/sandbox/index.ts';
import { startTestSandbox, type TestSandbox } from './support.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox();
});

const unused = {
  port: 0,
  publicUrl: 'http://localhost:3001',
  kolectUrl: 'http://localhost:3000',
  db: {} as never,
  clock: { now: () => new Date(), advance: async () => undefined },
};

test('the sandbox never starts in production, nor beyond loopback', async () => {
  await expect(startSandbox({ ...unused, nodeEnv: 'production' })).rejects.toThrow('production');
  await expect(startSandbox({ ...unused, host: '0.0.0.0' })).rejects.toThrow('loopback');
});

test('a taken port is an error, not a crash', async () => {
  const port = box.sandbox.stripe.port;
  await expect(startSandbox({ ...unused, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the index page says what is here and how to use it without a browser', async () => {
  const page = await (await box.fetch('/')).text();
  for (const text of ['Clock', 'Demo shop', 'login_hint', '/sandbox/stripe/faults', 'Mateusz Wróblewski'])
    expect(page).toContain(text);
});

test('unknown pages and unreadable bodies get plain answers', async () => {
  expect((await box.fetch('/nowhere')).status).toBe(404);
  const headers = { 'content-type': 'application/json' };
  expect((await box.fetch('/clock/advance', { method: 'POST', headers, body: '{' })).status).toBe(400);
});

test('the people have different ids at every network, and clients keep their secrets over a restart', async () => {
  const ids = seedPeople.flatMap(({ subjects }) => Object.values(subjects));
  expect(new Set(ids).size).toBe(seedPeople.length * 5);
  const before = box.sandbox.networks;
  await box.restart();
  for (const network of ['google', 'facebook', 'instagram', 'x', 'tiktok'] as const) {
    expect(box.sandbox.networks[network]).toMatchObject({
      clientId: before[network].clientId,
      clientSecret: before[network].clientSecret,
    });
  }
});

test('the way back to Kolect is on every page', async () => {
  expect(await (await box.fetch('/clock')).text()).toContain('href="/kolect"');
  expect((await box.fetch('/kolect')).headers.get('location')).toBe(box.receiver.url);
});
