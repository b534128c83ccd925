import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { checkCommissions } from '../src/commissions/index.ts';
import { readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { startEmbeddedMongod } from '../src/embedded/index.ts';
import { systemClock } from '../src/kit/clock.ts';
import { undeclaredIndexes } from '../src/kit/model.ts';
import { checkLedger } from '../src/ledger/index.ts';
import { createMetrics } from '../src/metrics.ts';
import { checkOrders } from '../src/orders/index.ts';
import { checkResults } from '../src/reports/index.ts';
import { connect } from '../src/start/connect.ts';
import { backUp } from './backup/back-up.ts';
import { restore } from './backup/restore.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

const SHOWN = 20;
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `npm run drill:restore`: takes a backup of the database in the data directory, or, with `-- --of mongodb://…`, of any other, which may be
 * running; restores it into a mongod of its own; makes the indexes; and proves the ledger, commissions, results and orders from what is there.
 * Ends with 1 when anything differs. Nothing is left behind, and the source is only read.
 */
async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'kolect-drill-'));
  const mongod = await startEmbeddedMongod({ dataDir: join(folder, 'data') });
  try {
    const source = await openSource();
    const backup = join(folder, 'backup');
    const manifest = await timed('backed up', () => backUp(source.uri, backup)).finally(() => source.stop());
    const documents = manifest.collections.reduce((sum, { count }) => sum + count, 0);
    const bytes = manifest.collections.reduce((sum, one) => sum + one.bytes, 0);
    say(`${documents} documents of ${manifest.collections.length} collections, ${(bytes / 1e6).toFixed(1)} MB`);
    const uri = mongod.uri.replace('/?', '/restored?');
    const { differences } = await timed('restored and read back', () => restore(uri, backup));
    return await prove(uri, differences);
  } finally {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Said by an argument and not by MONGODB_URI, with which nothing looks for a mongod: the copy needs one. */
async function openSource(): Promise<OpenDatabase> {
  const { values } = parseArgs({ options: { of: { type: 'string' } } });
  if (values.of) return { uri: values.of, stop: async () => undefined };
  return openDatabase(readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' }));
}

async function prove(uri: string, differences: object[]): Promise<number> {
  const mongo = await timed('made the indexes', () => connect(uri));
  try {
    const ctx = { mongo, clock: systemClock, metrics: createMetrics(), logger: pino({ level: 'warn' }) } as Context;
    const findings: object[] = [
      ...differences,
      ...(await undeclaredIndexes(mongo)),
      ...(await timed('proved the ledger', () => checkLedger(ctx))),
      ...(await timed('proved commissions', () => checkCommissions(ctx))),
      ...(await timed('counted results anew', () => checkResults(ctx))),
      ...(await timed('computed orders anew', () => checkOrders(ctx))),
    ];
    for (const finding of findings.slice(0, SHOWN)) say(JSON.stringify(finding));
    say(
      findings.length === 0
        ? 'The copy is whole, and everything in it agrees.'
        : `${findings.length} things differ in the copy.`,
    );
    return findings.length === 0 ? 0 : 1;
  } finally {
    await mongo.close();
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return result;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  },
);
