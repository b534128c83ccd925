import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { asSystem } from '../../src/context.ts';
import { startEmbeddedMongod, takeInstanceLock } from '../../src/embedded/index.ts';
import { importRates } from '../../src/fx/index.ts';
import { changeSettings, currentSettings, Tier } from '../../src/settings/index.ts';
import { type Kolect, startKolect } from '../../src/start/index.ts';
import { type MonthRate, ratesXml } from './month-rates.ts';
import type { TierRules } from './recompute-tiers.ts';
import { ReplayError } from './replay-error.ts';

export interface Programme extends Kolect {
  sandboxUrl: string;
  /** Where the data stays; undefined when it is removed at the end. */
  keptIn: string | undefined;
}

interface Opening {
  /** Programme time at the start. */
  startAt: Date;
  /** Reference rates of the months that standings look at. */
  rates: MonthRate[];
  /** What the platform's account at Stripe holds, in minor units of BRL. */
  openingBalanceMinor: number;
  keep?: string | undefined;
  port?: number | undefined;
  /** A database that is there; a mongod of its own is started when left out. */
  mongoUri?: string | undefined;
  /** Other rules of tiers than those that everybody has. */
  tiers?: TierRules | undefined;
}

/** Starts a complete Kolect with a database of its own, sandbox and worker included, in the file's currency and time. */
export async function openProgramme(opening: Opening): Promise<Programme> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const dataDir = await prepareFolder(opening.keep, undo);
    const mongoUri = opening.mongoUri ?? (await startDatabase(dataDir, undo));
    const kolect = await startKolect(configOf(dataDir, opening.port ?? (await findPortPair())), {
      mongoUri,
      mode: 'all',
      startAt: opening.startAt,
      stripeRequestsPerSecond: null,
      openingBalanceMinor: { brl: opening.openingBalanceMinor },
    });
    undo.push(() => kolect.stop());
    await rememberThePast(kolect, undo);
    await setTerms(kolect, opening.tiers);
    await importRates(asSystem(kolect.ctx, 'replay'), ratesXml(opening.rates), 'made up for the replay');
    if (!kolect.sandboxUrl) throw new Error('the sandbox did not start');
    return { ...kolect, sandboxUrl: kolect.sandboxUrl, keptIn: opening.keep, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The database forgets clicks and the like by its own clock, on which the file's time is long past: it would forget them as they
 * come, some before they are counted.
 */
async function rememberThePast({ ctx }: Kolect, undo: (() => Promise<unknown>)[]): Promise<void> {
  const admin = ctx.mongo.getClient().db('admin');
  const forget = (ttlMonitorEnabled: boolean) => admin.command({ setParameter: 1, ttlMonitorEnabled });
  undo.push(() => forget(true));
  await forget(false);
}

/** Brazilian orders in a programme in BRL; the Stripe sandbox takes transfers as fast as they come, and nobody waits for the brands' money. */
async function setTerms({ ctx }: Kolect, tiers: TierRules | undefined): Promise<void> {
  const system = asSystem(ctx, 'replay');
  const { version, ...settings } = await currentSettings(system);
  // Nobody is there to be the second who approves a large month.
  const payouts = { ...settings.payouts, transfersPerSecond: 1_000, fundedBeforePaid: false, approvalAboveMinor: null };
  // What networks count earns nobody anything, and two years of daily reads take longer than the orders.
  const callsADay = { google: 0, facebook: 0, instagram: 0, x: 0, tiktok: 0 };
  const networks = { ...settings.networks, callsADay };
  const standing = tiers ? { ...settings.standing, ...settingsOf(tiers) } : settings.standing;
  await changeSettings(system, { ...settings, programmeCurrency: 'BRL', payouts, networks, standing }, version);
}

const settingsOf = ({ windowDays, steps }: TierRules) => ({
  tierWindowDays: windowDays,
  tiers: steps.map(({ tier, from, bonus }) => ({ tier: Tier.parse(tier), fromMinor: from, bonusBps: bonus })),
});

async function prepareFolder(keep: string | undefined, undo: (() => Promise<unknown>)[]): Promise<string> {
  if (keep === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'kolect-replay-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }
  const folder = resolve(keep);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new ReplayError(`${keep} is not empty. Name a folder that is new or empty.`);
  return folder;
}

async function startDatabase(dataDir: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const lock = await takeInstanceLock(dataDir);
  undo.push(async () => lock.release());
  const mongod = await startEmbeddedMongod({ dataDir });
  undo.push(() => mongod.stop());
  // The database's name is the one that `npm start` uses, so that a kept folder can be looked at.
  return mongod.uri.replace('/?', '/kolect?');
}

// Not the environment of whoever calls: keys of real networks or of Stripe must never reach a replay.
const configOf = (dataDir: string, port: number) =>
  readConfig({
    NODE_ENV: 'development',
    PORT: `${port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    DEMO: 'false',
    RATE_LIMITS: 'off',
  });

/** A port that is free together with the one above it, for the sandbox. */
async function findPortPair(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = await listenOnce(0);
    if (port !== undefined && port < 65_535 && (await listenOnce(port + 1)) !== undefined) return port;
  }
  throw new ReplayError('No two free ports next to each other were found. Name the first one with --port.');
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(undefined));
    server.listen(port, () => {
      const address = server.address();
      server.close(() => answer(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
