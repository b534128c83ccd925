import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandboxApp } from './app.ts';
import type { SandboxContext } from './context.ts';
import { facebookEndpoints } from './networks/facebook.ts';
import { googleEndpoints } from './networks/google.ts';
import { instagramEndpoints } from './networks/instagram.ts';
import { seedPeople } from './networks/people.ts';
import { tiktokEndpoints } from './networks/tiktok.ts';
import { xEndpoints } from './networks/x.ts';
import { type NetworkName, networkNames, type SandboxOptions } from './options.ts';
import { loadSecrets } from './secrets.ts';
import { createStripeSandbox, type StripeSandbox } from './stripe/sandbox.ts';

export { seedPeople } from './networks/people.ts';
export type { NetworkName, Person, SandboxClock, SandboxOptions, ShopProduct, ShopSetup } from './options.ts';

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

function networkEndpoints(context: SandboxContext) {
  return {
    google: googleEndpoints(context),
    facebook: facebookEndpoints(context),
    instagram: instagramEndpoints(context),
    x: xEndpoints(context),
    tiktok: tiktokEndpoints(context),
  };
}

export interface Sandbox {
  /** Address for servers, without a trailing slash. */
  url: string;
  networks: ReturnType<typeof networkEndpoints>;
  stripe: { secretKey: string; webhookSecret: string; host: string; port: number; protocol: 'http' };
  /** Stops listening, lets changes under way finish, and breaks open connections. */
  stop(): Promise<void>;
}

function checkOptions(options: SandboxOptions): void {
  if (options.nodeEnv === 'production') throw new Error('The sandbox never starts in production.');
  if (!loopbackHosts.has(options.host ?? '127.0.0.1'))
    throw new Error('The sandbox listens on loopback addresses only.');
}

async function createContext(options: SandboxOptions, url: string): Promise<SandboxContext> {
  const random = options.randomBytes ?? randomBytes;
  const kolectUrl = options.kolectUrl.replace(/\/+$/, '');
  const redirects = networkNames.map((network) => [
    network,
    options.redirectUris?.[network] ?? [`${kolectUrl}/auth/${network}/callback`],
  ]);
  return {
    db: options.db,
    clock: options.clock,
    wallClock: options.wallClock ?? Date.now,
    randomBytes: random,
    url,
    publicUrl: options.publicUrl.replace(/\/+$/, ''),
    kolectUrl,
    secrets: await loadSecrets(options.db, random),
    people: options.people ?? seedPeople,
    redirectUris: Object.fromEntries(redirects) as Record<NetworkName, readonly string[]>,
    shop: options.shop,
    mailDirectory: options.mailDirectory,
    stripe: {
      platformCountry: 'DE',
      openingBalanceMinor: {},
      requestsPerSecond: 25,
      webhookUrl: `${kolectUrl}/webhooks/stripe`,
      webhookRetriesMs: [1000, 5000, 30_000, 120_000, 600_000, 3_600_000],
      ...options.stripe,
    },
    stallMs: options.stallMs ?? 30_000,
    onError: options.onError ?? (() => undefined),
  };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server, stripe: StripeSandbox): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await stripe.stop();
  server.closeAllConnections();
  await closed;
}

/** Starts the five networks, Stripe, the demo shop and the clock on one loopback port (0 picks a free one). */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  checkOptions(options);
  const server = createServer();
  const host = options.host ?? '127.0.0.1';
  const port = await listen(server, options.port, host);
  try {
    const context = await createContext(options, `http://${host.includes(':') ? `[${host}]` : host}:${port}`);
    const stripe = await createStripeSandbox(context);
    server.on('request', await createSandboxApp(context, stripe));
    return {
      url: context.url,
      networks: networkEndpoints(context),
      stripe: {
        secretKey: context.secrets.stripeSecretKey,
        webhookSecret: context.secrets.stripeWebhookSecret,
        host,
        port,
        protocol: 'http',
      },
      stop: () => close(server, stripe),
    };
  } catch (error) {
    server.close();
    throw error;
  }
}
