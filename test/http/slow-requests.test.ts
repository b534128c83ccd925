import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSlowRequests } from '../../src/http/index.ts';

const BODY_MS = 150;
let server: Server;

beforeAll(async () => {
  const app = express();
  const uploads = [{ method: 'post', path: '/v1/brands/:id/imports/upload', body: 'stream' }] as const;
  app.use(endSlowRequests([...uploads], BODY_MS));
  const length = (request: express.Request, response: express.Response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.send(`${bytes}`));
  };
  app.post('/v1/links', length);
  app.post('/v1/brands/:id/imports/upload', length);
  server = createServer(app).listen(0);
  await once(server, 'listening');
});
afterAll(() => server.close());

/** Sends the head and half of a body, and the other half after some time; answers what came back until the end. */
function trickle(path: string, pauseMs: number): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port);
  let answer = '';
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\nConnection: close\r\n\r\nhalf`);
  const rest = setTimeout(() => socket.write('half'), pauseMs);
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(rest);
      resolve(answer);
    });
  });
}

test('a body that trickles in is ended with a problem document, and its connection with it', async () => {
  const answer = await trickle('/v1/links', 60_000);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"code":"too_slow"');
});

test('one that is in time is answered, and an upload may take longer', async () => {
  expect(await trickle('/v1/links', 10)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n8$/);
  expect(await trickle('/v1/brands/brd_1/imports/upload', 2 * BODY_MS)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n8$/);
});
