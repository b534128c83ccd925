import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type EmbeddedMongod, StartupError, startEmbeddedMongod } from '../../src/embedded/index.ts';
import { identifyProcess } from '../../src/embedded/process-identity.ts';
import { freePortPair } from '../support/start-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const fixture = join(import.meta.dirname, 'fixtures', 'start-and-be-killed.ts');

async function start(options: Parameters<typeof startEmbeddedMongod>[0]): Promise<EmbeddedMongod> {
  const mongod = await startEmbeddedMongod(options);
  onTestFinished(() => mongod.stop());
  return mongod;
}

async function notes<Result>(mongod: EmbeddedMongod, use: (texts: Notes) => Promise<Result>): Promise<Result> {
  const client = await MongoClient.connect(mongod.uri);
  try {
    const collection = client.db('kept').collection<{ text: string }>('notes');
    return await use({
      add: async (text) => void (await collection.insertOne({ text }, { writeConcern: { w: 'majority' } })),
      all: () => collection.distinct('text'),
    });
  } finally {
    await client.close();
  }
}

interface Notes {
  add(text: string): Promise<void>;
  all(): Promise<string[]>;
}

/** A program that takes the place of mongod. */
function pretendMongod(script: string): void {
  const path = join(temporaryDirectory(), 'mongod');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('MONGOMS_SYSTEM_BINARY', path);
  onTestFinished(() => void vi.unstubAllEnvs());
}

test('data survives a restart on another port', async () => {
  const dataDir = temporaryDirectory();
  const first = await start({ dataDir, port: await freePortPair() });
  await notes(first, ({ add }) => add('first'));
  await first.stop();
  const second = await start({ dataDir, port: await freePortPair() });
  expect(second.uri).not.toBe(first.uri);
  await notes(second, ({ add }) => add('second'));
  expect(await notes(second, ({ all }) => all())).toEqual(['first', 'second']);
});

test('a restart takes the port of the last run when it is free, and another when it is not', async () => {
  const dataDir = temporaryDirectory();
  const first = await start({ dataDir, port: await freePortPair() });
  await first.stop();
  const second = await start({ dataDir });
  expect(second.uri).toBe(first.uri);
  await second.stop();
  await occupy(Number(new URL(first.uri).port));
  const third = await start({ dataDir });
  expect(third.uri).not.toBe(first.uri);
});

test('the mongod of a run that was killed is ended and its data is there', async () => {
  const dataDir = temporaryDirectory();
  const killed = await promisify(execFile)(process.execPath, [fixture, dataDir]).catch((error) => error);
  expect(killed.signal).toBe('SIGKILL');
  const orphan = Number(killed.stdout);
  const mongod = await start({ dataDir });
  expect(mongod.pid).not.toBe(orphan);
  expect(identifyProcess(orphan)).toBeUndefined();
  expect(await notes(mongod, ({ all }) => all())).toEqual(['from the run that was killed']);
});

test('data that a living process uses is left alone', async () => {
  const dataDir = temporaryDirectory();
  const mongod = await start({ dataDir });
  await expect(startEmbeddedMongod({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
  await notes(mongod, ({ add }) => add('still here'));
});

test('a mongod that somebody else has on the data is named as the reason', async () => {
  const dataDir = temporaryDirectory();
  await start({ dataDir });
  writeFileSync(join(dataDir, 'mongod.json'), '{}');
  await expect(startEmbeddedMongod({ dataDir })).rejects.toThrow('Another mongod has');
});

test('the end of mongod is noticed', async () => {
  const mongod = await start({ dataDir: temporaryDirectory() });
  process.kill(mongod.pid, 'SIGKILL');
  await mongod.ended;
  expect(identifyProcess(mongod.pid)).toBeUndefined();
});

test('a port that is taken is refused by its number', async () => {
  const port = await occupy();
  const starting = startEmbeddedMongod({ dataDir: temporaryDirectory(), port });
  await expect(starting).rejects.toThrow(`Port ${port} for the database is taken`);
});

test.for([
  ['a file is in its path', (folder: string) => join(folder, 'file', 'data'), 'a file is in the way'],
  ['nothing can be created there', () => '/proc/kolect/data', 'cannot be used'],
  ['its path is too long', (folder: string) => join(folder, 'x'.repeat(5000)), 'its path is too long'],
] as const)('a data directory is refused when %s', async ([, place, reason]) => {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'file'), '');
  const starting = startEmbeddedMongod({ dataDir: place(folder) });
  await expect(starting).rejects.toThrow(StartupError);
  await expect(starting).rejects.toThrow(reason);
});

test('a missing mongod is reported with what to do about it', async () => {
  vi.stubEnv('MONGOMS_SYSTEM_BINARY', '/nowhere/mongod');
  onTestFinished(() => void vi.unstubAllEnvs());
  const starting = startEmbeddedMongod({ dataDir: temporaryDirectory() });
  await expect(starting).rejects.toThrow(/No mongod was found.*npm run setup.*MONGOMS_SYSTEM_BINARY.*MONGODB_URI/s);
});

test('a mongod that cannot run says why', async () => {
  pretendMongod('echo "mongod: error while loading shared libraries: libcrypto.so.3" >&2; exit 127');
  const starting = startEmbeddedMongod({ dataDir: temporaryDirectory() });
  await expect(starting).rejects.toThrow('error while loading shared libraries: libcrypto.so.3');
});

test('data of another MongoDB version is told apart from other failures', async () => {
  const line = { s: 'F', c: 'STORAGE', msg: 'Wrong mongod version', attr: { error: 'UPGRADE PROBLEM' } };
  pretendMongod(`echo '${JSON.stringify(line)}'; exit 62`);
  const starting = startEmbeddedMongod({ dataDir: temporaryDirectory() });
  await expect(starting).rejects.toThrow('was written by a MongoDB of another version');
});

/** Another program, which hangs up on whatever it does not understand. */
async function occupy(port = 0): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen({ port, host: '127.0.0.1' }, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
