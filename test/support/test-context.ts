import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { Stripe } from 'stripe';
import { readConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { addDays, type Clock } from '../../src/kit/clock.ts';
import { createIds } from '../../src/kit/ids.ts';
import { createKeyring } from '../../src/kit/keyring.ts';
import { createMetrics } from '../../src/metrics.ts';
import { connect } from '../../src/start/connect.ts';
import { atEnd } from './at-end.ts';
import { testDatabaseUri } from './database.ts';

/** Programme time that a test moves by hand. */
export interface TestClock extends Clock {
  set(at: Date | string): void;
  advance(days: number): void;
}

export function testClock(start: Date | string = '2026-03-02T09:00:00Z'): TestClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (at) => {
      now = new Date(at);
    },
    advance: (days) => {
      now = addDays(now, days);
    },
  };
}

export type TestContext = Context & { clock: TestClock };

/** A context of the programme's own on a database of the test file's own; no server, no worker, no sandbox. */
export async function testContext(overrides: Partial<Context> = {}): Promise<TestContext> {
  const mongo = overrides.mongo ?? (await connect(testDatabaseUri()));
  if (!overrides.mongo) atEnd(() => mongo.close());
  return { ...pureContext(), mongo, ...overrides } as TestContext;
}

/** The same without a database, for what needs none. */
export function pureContext(): Omit<TestContext, 'mongo'> {
  const clock = testClock();
  return {
    config: readConfig({ NODE_ENV: 'test', PORT: '4699' }),
    stripe: new Stripe('sk_test_nobody', { host: '127.0.0.1', port: 9, protocol: 'http', maxNetworkRetries: 0 }),
    stripeWebhookSecret: 'whsec_test',
    founders: {},
    clock,
    ids: createIds(() => clock.now().getTime()),
    keyring: createKeyring([['k1', randomBytes(32)]]),
    pseudonymKey: randomBytes(32),
    logger: pino({ level: 'silent' }),
    mail: { send: async () => undefined, close: () => undefined },
    metrics: createMetrics(),
    actor: { kind: 'system', job: 'test' },
    requestId: 'req_test',
  };
}
