import { join } from 'node:path';
import type { Connection } from 'mongoose';
import type { NetworkApps } from '../accounts/index.ts';
import type { Config } from '../config.ts';
import type { Context, ManagerRole } from '../context.ts';
import { StartupError } from '../embedded/index.ts';
import { addDays } from '../kit/clock.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { type DemoShop, demoManagers, HISTORY_DAYS, loadHistory, openDemoShop } from './demo/index.ts';
import { createProgrammeClock, type ProgrammeClock } from './programme-clock.ts';
import type { StartOptions } from './start-kolect.ts';

export interface OpenSandbox {
  publicUrl: string;
  clock: ProgrammeClock;
  networkApps: NetworkApps;
  stripe: Sandbox['stripe'];
  managers: Record<string, ManagerRole>;
  /** Makes the demo's brand and shop known; before anybody visits. */
  openShop(ctx: Context): Promise<void>;
  /** Fills the demo with six weeks of life the first time; once the server answers. */
  loadHistory(ctx: Context): Promise<void>;
  stop(): Promise<void>;
}

const OPENING_BALANCE = { eur: 100_000_000 };

/** Starts the sandbox beside Kolect, one port up, with its state in a database of its own. */
export async function openSandbox(
  config: Config,
  mongo: Connection,
  options: StartOptions,
  settle: () => Promise<void>,
): Promise<OpenSandbox> {
  const db = mongo.getClient().db(`${mongo.name}_sandbox`);
  const clock = await createProgrammeClock(db, settle, options.startAt ?? firstDay(config));
  const port = config.port + 1;
  const publicUrl = `${new URL(config.publicUrl).protocol}//${new URL(config.publicUrl).hostname}:${port}`;
  const demo: { shop?: DemoShop } = {};
  const sandbox = await startSandbox({
    nodeEnv: config.nodeEnv,
    port,
    publicUrl,
    kolectUrl: config.publicUrl,
    db,
    clock,
    mailDirectory: join(config.dataDir, 'mail'),
    shop: async () => {
      if (!demo.shop) throw new Error('the demo programme was not loaded');
      return demo.shop.setup;
    },
    stripe: {
      openingBalanceMinor: options.openingBalanceMinor ?? OPENING_BALANCE,
      requestsPerSecond: options.stripeRequestsPerSecond === undefined ? 25 : options.stripeRequestsPerSecond,
    },
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new StartupError(`Port ${port}, for the sandbox, is taken by another program. Choose another PORT.`)
      : error;
  });
  return {
    publicUrl,
    clock,
    networkApps: { ...sandbox.networks, google: { ...sandbox.networks.google, youtube: true } },
    stripe: sandbox.stripe,
    managers: demoManagers(),
    async openShop(ctx) {
      demo.shop = await openDemoShop(ctx, db, `${publicUrl}/shop`);
    },
    loadHistory: async (ctx) => (demo.shop && config.demo ? loadHistory(ctx, db, demo.shop, clock) : undefined),
    stop: () => sandbox.stop(),
  };
}

/** The demo's history ends today, so its clock starts that many days ago. */
const firstDay = (config: Config): Date | undefined => (config.demo ? addDays(new Date(), -HISTORY_DAYS) : undefined);
