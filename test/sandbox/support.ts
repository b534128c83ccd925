import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MongoClient } from 'mongodb';
import Stripe from 'stripe';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { atEnd } from '../support/at-end.ts';
import { testDatabaseUri } from '../support/database.ts';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server in Kolect's place: it keeps what it is sent and answers with the status that the test sets. */
export interface Receiver {
  url: string;
  received: Received[];
  status: number;
  /** Resolves with the first request, past or future, that fits. */
  next(fits: (request: Received) => boolean): Promise<Received>;
}

async function startReceiver(): Promise<Receiver & { stop(): void }> {
  const waiting: { fits: (request: Received) => boolean; resolve: (request: Received) => void }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    receiver.received.push(received);
    response.writeHead(receiver.status).end('{"eventId":"evt_1","duplicate":false}');
    for (const { fits, resolve } of waiting) if (fits(received)) resolve(received);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    status: 202,
    next: (fits) => {
      const past = receiver.received.find(fits);
      return past ? Promise.resolve(past) : new Promise((resolve) => void waiting.push({ fits, resolve }));
    },
  };
  return Object.assign(receiver, {
    stop() {
      server.close();
      server.closeAllConnections();
    },
  });
}

export interface TestSandbox {
  sandbox: Sandbox;
  receiver: Receiver;
  /** Programme time and wall clock of the sandbox, both moved by the test alone. */
  time: { programmeMs: number; wallMs: number; advances: number[] };
  /** The real library, pointed at the sandbox. */
  stripe(config?: Partial<ConstructorParameters<typeof Stripe>[1]>): Stripe;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a form without following redirects. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  fault(fault: Record<string, unknown>): Promise<void>;
  /** Stops the sandbox and starts it again on the same database. */
  restart(): Promise<void>;
}

/** A sandbox on a database of the test file's own; everything is stopped after the file's last test. */
export async function startTestSandbox(overrides: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const client = await MongoClient.connect(testDatabaseUri());
  const receiver = await startReceiver();
  const time: TestSandbox['time'] = { programmeMs: Date.UTC(2026, 2, 1), wallMs: Date.now(), advances: [] };
  const start = () =>
    startSandbox({
      port: 0,
      publicUrl: 'http://localhost:3001',
      kolectUrl: receiver.url,
      db: client.db(),
      clock: {
        now: () => new Date(time.programmeMs),
        async advance(ms) {
          time.advances.push(ms);
          time.programmeMs += ms;
        },
      },
      wallClock: () => time.wallMs,
      ...overrides,
      stripe: { requestsPerSecond: null, webhookRetriesMs: [20, 20, 20], ...overrides.stripe },
    });
  const test: TestSandbox = {
    sandbox: await start(),
    receiver,
    time,
    stripe: (config) => {
      const { secretKey, host, port, protocol } = test.sandbox.stripe;
      return new Stripe(secretKey, { host, port, protocol, maxNetworkRetries: 0, telemetry: false, ...config });
    },
    fetch: (path, init) =>
      fetch(new URL(path.replace('http://localhost:3001', ''), test.sandbox.url), { redirect: 'manual', ...init }),
    post: (path, fields, headers = {}) =>
      test.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    async fault(fault) {
      const headers = { 'content-type': 'application/json' };
      const response = await test.fetch('/sandbox/stripe/faults', {
        method: 'POST',
        headers,
        body: JSON.stringify(fault),
      });
      if (response.status !== 201) throw new Error(await response.text());
    },
    async restart() {
      await test.sandbox.stop();
      test.sandbox = await start();
    },
  };
  atEnd(async () => {
    await test.sandbox.stop();
    receiver.stop();
    await client.close();
  });
  return test;
}
