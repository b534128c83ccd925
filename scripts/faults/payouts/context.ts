import { pino } from 'pino';
import { Stripe } from 'stripe';
import { readConfig } from '../../../src/config.ts';
import type { Context } from '../../../src/context.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import { createIds } from '../../../src/kit/ids.ts';
import { createKeyring } from '../../../src/kit/keyring.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { createPostman } from '../../../src/notifications/index.ts';
import { connect } from '../../../src/start/connect.ts';

/** What a process needs to take part in a run: plain values, so that they can be handed to it. */
export interface Place {
  mongoUri: string;
  stripe: { secretKey: string; host: string; port: number };
  /** Base64, 32 bytes. */
  secretKey: string;
}

const STRIPE_TIMEOUT_MS = 10_000;

/**
 * A context of the programme's own job at the run's database and the sandbox's Stripe; without servers.
 * @param name what the database calls this process
 */
export async function contextAt(place: Place, name: string): Promise<Context> {
  const { host, port, secretKey } = place.stripe;
  const config = readConfig({ NODE_ENV: 'test', PORT: '4780', LOG_LEVEL: 'silent' });
  const key = Buffer.from(place.secretKey, 'base64');
  return {
    config,
    mongo: await connect(`${place.mongoUri}&appName=${name}`),
    stripe: new Stripe(secretKey, {
      host,
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      timeout: STRIPE_TIMEOUT_MS,
      telemetry: false,
    }),
    stripeWebhookSecret: 'whsec_faults',
    founders: {},
    mail: createPostman(config),
    clock: systemClock,
    ids: createIds(() => Date.now()),
    keyring: createKeyring([['k1', key]]),
    pseudonymKey: key,
    logger: pino({ level: 'silent' }),
    metrics: createMetrics(),
    actor: { kind: 'system', job: 'faults' },
    requestId: 'faults',
  };
}
