import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoMemoryServer } from 'mongodb-memory-server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { testDatabaseUri } from '../support/database.ts';
import { type Run, runProgram } from '../support/process.ts';
import { freePortPair } from '../support/start-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A database that nobody else in this file uses. */
const freshDatabase = (name: string) => testDatabaseUri().replace(/\/(test_\w+)/, `/$1_${name}`);

const start = (environment: NodeJS.ProcessEnv, mode = 'all') =>
  runProgram(['src/main.ts', mode], {
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DEMO: 'false',
    DATA_DIR: temporaryDirectory(),
    ...environment,
  });

/** What it says to the person at the terminal when it does not start: a few lines, no stack. */
async function refused(run: Run): Promise<string> {
  expect(await run.ended).toBe(1);
  expect(run.output()).not.toMatch(/\n\s+at .*(\.ts|node:)/);
  return run.output();
}
const refusal = (environment: NodeJS.ProcessEnv, mode?: string) => refused(start(environment, mode));

/** Waits for a database that is not there while the other tests run. */
let unreachable: Run;
const dataDir = mkdtempSync(join(tmpdir(), 'kolect-test-'));
const ends: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })];
beforeAll(() => {
  const environment = { NODE_ENV: 'test', DATA_DIR: dataDir, MONGODB_URI: 'mongodb://user:canary7@127.0.0.1:1/kolect' };
  unreachable = runProgram(['src/main.ts', 'all'], environment, (end) => void ends.unshift(end));
});
afterAll(async () => {
  for (const end of ends) await end();
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  onTestFinished(() => void server.close());
}

test('started on a database it says where to look, answers, and stops cleanly when it is asked to', {
  timeout: 60_000,
}, async () => {
  const port = await freePortPair();
  const run = start({ PORT: `${port}`, MONGODB_URI: testDatabaseUri() });
  const said = await run.prints('Ctrl-C stops everything');
  expect(said).toContain(`http://localhost:${port}`);
  expect(said).toContain(`http://localhost:${port + 1}/clock`);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
  expect((await fetch(`http://localhost:${port}/v1/networks`)).status).toBe(200);
  const asked = performance.now();
  run.signal('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(15_000);
  await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
});

describe('it does not start, and says in a sentence why', () => {
  test('when the configuration is wrong: everything at once', async () => {
    const said = await refusal({ PORT: 'many', MONGODB_URI: 'postgres://x', GOOGLE_ID: 'x', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'MONGODB_URI', 'GOOGLE_ID', 'LOG_LEVEL']) expect(said).toContain(`- ${name}`);
  });

  test('when the mode is none', async () => {
    expect(await refusal({}, 'everything')).toContain('Usage: main.ts serve | worker | all');
  });

  test('when its port is taken, and it takes nothing down with it', { timeout: 60_000 }, async () => {
    const port = await freePortPair();
    await occupy(port);
    const said = await refusal({ PORT: `${port}`, MONGODB_URI: freshDatabase('taken') });
    expect(said).toContain(`Port ${port} is taken by another program`);
  });

  test('when the sandbox’s port is taken', { timeout: 60_000 }, async () => {
    const port = await freePortPair();
    await occupy(port + 1);
    const said = await refusal({ PORT: `${port}`, MONGODB_URI: freshDatabase('sandbox_taken') });
    expect(said).toContain(`Port ${port + 1}, for the sandbox, is taken`);
  });

  test('when there is no mongod', { timeout: 60_000 }, async () => {
    expect(await refusal({ MONGOMS_SYSTEM_BINARY: '/nowhere/mongod' })).toMatch(/No mongod was found.*MONGODB_URI/s);
  });

  test('when MongoDB runs alone, where nothing is safe', { timeout: 60_000 }, async () => {
    const alone = await MongoMemoryServer.create({ instance: { dbPath: mkdtempSync(`${temporaryDirectory()}/db-`) } });
    onTestFinished(async () => void (await alone.stop()));
    expect(await refusal({ MONGODB_URI: alone.getUri('kolect') })).toMatch(/standalone server.*replica set/s);
  });

  test('when its data directory cannot be written to', async () => {
    expect(await refusal({ DATA_DIR: '/proc/kolect' })).toContain('The data directory /proc/kolect cannot be used');
  });

  test('when no MongoDB answers within ten seconds, without telling the password', { timeout: 60_000 }, async () => {
    const said = await refused(unreachable);
    expect(said).toContain('MongoDB cannot be reached');
    expect(said).not.toContain('canary7');
  });
});

test('production without what it needs is refused, and the sandbox is not an answer', async () => {
  const said = await refusal({ NODE_ENV: 'production' });
  for (const name of ['MONGODB_URI', 'PUBLIC_URL', 'SECRET_KEYS', 'STRIPE_SECRET_KEY', 'GOOGLE_ID'])
    expect(said).toContain(name);
});
