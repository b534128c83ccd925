import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { Stripe } from 'stripe';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { StartupError } from '../embedded/index.ts';
import { startWorker, type Worker } from '../jobs/index.ts';
import { systemClock } from '../kit/clock.ts';
import { createIds } from '../kit/ids.ts';
import { undeclaredIndexes } from '../kit/model.ts';
import { createTally } from '../kit/tally.ts';
import { createClickBuffer } from '../links/index.ts';
import { createMetrics } from '../metrics.ts';
import { createPostman } from '../notifications/index.ts';
import { createIntake } from '../orders/index.ts';
import { connect } from './connect.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { loadKeys } from './secret-keys.ts';

export type Mode = 'serve' | 'worker' | 'all';

export interface StartOptions {
  mongoUri: string;
  mode: Mode;
  /** Programme time at the first start, in the sandbox only; for replays of the past. */
  startAt?: Date;
  /** Stripe sandbox's requests a second; null for none. */
  stripeRequestsPerSecond?: number | null;
  /** First balance of the sandbox's Stripe platform account, by lower-case currency. */
  openingBalanceMinor?: Record<string, number>;
}

export interface Kolect {
  url: string;
  sandboxUrl: string | undefined;
  ctx: Context;
  worker: Worker | undefined;
  /** Fills an empty demo with some weeks of life; does nothing the next time, or without the sandbox. */
  loadDemo(): Promise<void>;
  stop(): Promise<void>;
}

const DRAIN_MS = 20_000;
/** For requests whose caller has gone. */
const CALLERLESS_MS = 5_000;
const IDLE_SWEEP_MS = 50;
const STRIPE_TIMEOUT_MS = 10_000;

/** Starts what the mode asks for on a database that is there; the embedded one is `main.ts`'s business. */
export async function startKolect(config: Config, options: StartOptions): Promise<Kolect> {
  const keys = await loadKeys(config);
  const mongo = await connect(options.mongoUri);
  const logger = pino({ level: config.logLevel, base: null });
  const state: { worker?: Worker; accepting: boolean } = { accepting: true };
  const sandbox: OpenSandbox | undefined = config.sandbox
    ? await openSandbox(config, mongo, options, async () => state.worker?.settleAll())
    : undefined;
  const clock = sandbox?.clock ?? systemClock;
  const ctx: Context = {
    config,
    mongo,
    ...keys,
    logger,
    mail: createPostman(config),
    clock,
    ids: createIds(() => clock.now().getTime()),
    metrics: createMetrics({ defaults: options.mode !== 'worker' }),
    stripe: stripeClient(config, sandbox),
    stripeWebhookSecret: sandbox?.stripe.webhookSecret ?? config.stripe?.webhookSecret ?? '',
    founders: { ...(config.firstAdmin ? { [config.firstAdmin]: 'admin' as const } : {}), ...sandbox?.managers },
    sandbox: sandbox ? { url: sandbox.publicUrl } : undefined,
    actor: { kind: 'anonymous' },
    requestId: 'start',
  };
  if (options.mode !== 'serve') void tellUndeclared(ctx);
  const networkApps = sandbox?.networkApps ?? config.networks;
  await sandbox?.openShop(ctx);
  if (options.mode !== 'serve') state.worker = startWorker(ctx, networkApps);
  const clickBuffer = createClickBuffer(ctx);
  const parts = {
    networkApps,
    clickBuffer,
    intake: createIntake(ctx, () => state.worker?.nudge('orders')),
    nudge: () => state.worker?.nudge('stripe', 'payouts', 'imports', 'simulations'),
    accepting: () => state.accepting,
    underWay: createTally(),
  };
  const server = options.mode === 'worker' ? undefined : await listen(createServer(createApp(ctx, parts)), config.port);

  return {
    url: config.publicUrl,
    sandboxUrl: sandbox?.publicUrl,
    ctx,
    worker: state.worker,
    loadDemo: async () => sandbox?.loadHistory(ctx),
    async stop() {
      state.accepting = false;
      if (server) await drain(server);
      // Who called may have gone; what was begun for her still ends before its database goes.
      if (!(await parts.underWay.idle(CALLERLESS_MS)))
        logger.error('stopped while requests were still being worked on');
      await state.worker?.stop();
      const { unwritten } = await clickBuffer.close(DRAIN_MS);
      if (unwritten > 0)
        logger.error({ unwritten }, 'stopped before these clicks could be written; they stay attributable');
      ctx.mail.close();
      await sandbox?.stop();
      await mongo.close();
    },
  };
}

/** Nobody waits for it: an index too many is slow, not wrong. */
async function tellUndeclared({ mongo, logger }: Context): Promise<void> {
  const indexes = await undeclaredIndexes(mongo).catch(() => []);
  if (indexes.length > 0)
    logger.warn({ indexes }, 'indexes of an earlier release; npm run indexes lists and drops them');
}

function stripeClient(config: Config, sandbox: OpenSandbox | undefined): Stripe {
  const common = { maxNetworkRetries: 1, timeout: STRIPE_TIMEOUT_MS, telemetry: false } as const;
  if (sandbox) {
    const { secretKey, host, port, protocol } = sandbox.stripe;
    return new Stripe(secretKey, { ...common, host, port, protocol });
  }
  return new Stripe(config.stripe?.secretKey ?? 'sk_test_not_configured', common);
}

async function listen(server: Server, port: number): Promise<Server> {
  // Longer than the usual proxy's idle time, so that the proxy never meets a connection that is being closed.
  server.keepAliveTimeout = 75_000;
  // Long enough for a catalogue of 250 MB from an ordinary line; all other bodies have 30 s (`http/slow-requests.ts`).
  server.requestTimeout = 5 * 60_000;
  server.headersTimeout = 30_000;
  try {
    server.listen(port);
    await once(server, 'listening');
    return server;
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken
      ? new StartupError(
          `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 10} npm start`,
        )
      : error;
  }
}

/** Lets the requests under way finish, then closes what is idle. */
async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // One that was busy just now is kept alive for its client after its answer; it is idle a moment later.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}
