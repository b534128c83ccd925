import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { type Kolect, type StartOptions, startKolect } from '../../src/start/index.ts';
import { atEnd } from './at-end.ts';
import { testDatabaseUri } from './database.ts';

/** Whole service with its sandbox on free ports and the file's own database; stopped after the file's last test. */
export async function startApp(
  options: Partial<StartOptions> = {},
  environment: NodeJS.ProcessEnv = {},
): Promise<Kolect & { sandboxUrl: string }> {
  const port = await freePortPair();
  const dataDir = await mkdtemp(join(tmpdir(), 'kolect-app-'));
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: `${port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    DEMO: 'false',
    ...environment,
  });
  const kolect = await startKolect(config, {
    mongoUri: testDatabaseUri(),
    mode: 'all',
    stripeRequestsPerSecond: null,
    ...options,
  });
  atEnd(async () => {
    await kolect.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...kolect, sandboxUrl: kolect.sandboxUrl ?? '' };
}

/**
 * A port that is free together with the one above it, for the sandbox. Below those that the system gives to outgoing connections:
 * one of them may take a port between the look and its use.
 */
export async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = 10_000 + Math.floor(Math.random() * 22_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no two free ports in a row');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
