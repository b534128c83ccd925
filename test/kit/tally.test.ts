import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpointsOf } from '../../src/kit/endpoint.ts';
import { mountEndpoints } from '../../src/kit/run-endpoint.ts';
import { createTally } from '../../src/kit/tally.ts';

/** A promise and what fulfils it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('what is under way is waited for, whether it goes well or not, and no longer than was said', async () => {
  const tally = createTally();
  expect(await tally.idle(0)).toBe(true);
  const [one, other] = [gate(), gate()];
  const well = tally.run(() => one.opened);
  const badly = tally.run(async () => {
    await other.opened;
    throw new Error('broken');
  });
  expect(await tally.idle(5)).toBe(false);
  const idle = tally.idle(5_000);
  one.open();
  other.open();
  await expect(badly).rejects.toThrow('broken');
  await well;
  expect(await idle).toBe(true);
});

test('a request whose caller has gone is still under way until its work ends', async () => {
  const [begun, work] = [gate(), gate()];
  const underWay = createTally();
  const endpoint = endpointsOf<object>()({
    method: 'get',
    path: '/slow',
    summary: 'Slow',
    tag: 'Test',
    access: 'anyone',
    answer: { status: 200, schema: z.object({}) },
    handle: async () => {
      begun.open();
      await work.opened;
      return {};
    },
  });
  const app = express();
  mountEndpoints<object>(app, [endpoint], {
    contextOf: async () => ({}),
    once: (_ctx, _request, _response, _endpoint, run) => run(),
    underWay,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const caller = new AbortController();
  const asked = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`, { signal: caller.signal });
  await begun.opened;
  caller.abort();
  await expect(asked).rejects.toThrow();
  const closed = once(server, 'close');
  server.close();
  await closed;
  expect(await underWay.idle(5)).toBe(false);
  work.open();
  expect(await underWay.idle(5_000)).toBe(true);
});
