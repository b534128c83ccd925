import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pino } from 'pino';
import { Stripe } from 'stripe';
import { addBrand } from '../../../src/brands/index.ts';
import { advanceImports, importOf, uploadImport } from '../../../src/catalogue/index.ts';
import { readConfig } from '../../../src/config.ts';
import type { Context } from '../../../src/context.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import { createIds } from '../../../src/kit/ids.ts';
import { createKeyring } from '../../../src/kit/keyring.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { connect } from '../../../src/start/connect.ts';

export interface ImportBench {
  mongoUri: string;
  count: number;
  format: string;
  file: (price: string) => Readable;
}

/** A first import, the same file again, one with every price changed; and the bare driver with the same documents. */
export async function measureImport(bench: ImportBench): Promise<string[]> {
  const mongo = await connect(bench.mongoUri.replace(/\/(\?|$)/, `/catalogue_${bench.format}$1`));
  try {
    const ctx = contextOn(mongo);
    const brand = await addBrand(ctx, { name: 'Bench', country: 'ES', domains: ['bench.example'] });
    const memory = watchMemory();
    const once = (label: string, price: string) =>
      timed(label, bench.count, () => importOnce(ctx, brand._id, bench.file(price)));
    const first = await once(`${bench.format}: first import`, '19.90 EUR');
    const again = await once(`${bench.format}: same file again`, '19.90 EUR');
    const changed = await once(`${bench.format}: every price changed`, '18.90 EUR');
    const peak = memory.stop();
    const raw = await timed('bare driver: the same documents inserted, same indexes', bench.count, () =>
      insertRaw(ctx),
    );
    const ratio = (raw.milliseconds / first.milliseconds).toFixed(2);
    return [
      ...[first, again, changed].map(({ line }) => line),
      `${raw.line}; the first import runs at ${ratio} of it`,
      `peak memory of the process while importing: ${peak} MB`,
    ];
  } finally {
    await mongo.dropDatabase();
    await mongo.close();
  }
}

async function importOnce(ctx: Context, brandId: string, bytes: Readable): Promise<void> {
  const { _id } = await uploadImport(ctx, { brandId, name: 'bench', mode: 'replace', bytes });
  while ((await advanceImports(ctx)) > 0);
  const { state, counts } = await importOf(ctx, brandId, _id);
  if (state !== 'done' || counts.refused > 0) throw new Error(`the import ended ${state}: ${JSON.stringify(counts)}`);
}

async function insertRaw(ctx: Context): Promise<void> {
  const from = ctx.mongo.collection('products');
  const to = ctx.mongo.collection('products_raw');
  for (const { key, name: _name, v: _v, ...options } of await from.indexes()) await to.createIndex(key, options);
  let batch: object[] = [];
  for await (const product of from.find({}, { batchSize: 1_000 })) {
    batch.push(product);
    if (batch.length < 1_000) continue;
    await to.insertMany(batch, { ordered: false });
    batch = [];
  }
  if (batch.length > 0) await to.insertMany(batch, { ordered: false });
}

async function timed(label: string, count: number, work: () => Promise<void>) {
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  const rate = Math.round((count / milliseconds) * 1_000);
  return {
    milliseconds,
    line: `${label}: ${count} in ${(milliseconds / 1_000).toFixed(1)} s, ${rate} a second, ${rate * 60} a minute`,
  };
}

function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(peak / 1_000_000);
    },
  };
}

const contextOn = (mongo: Context['mongo']): Context => ({
  config: readConfig({ NODE_ENV: 'test' }),
  mongo,
  stripe: new Stripe('sk_test_nobody'),
  stripeWebhookSecret: 'whsec_bench',
  mail: { send: async () => undefined, close: () => undefined },
  founders: {},
  clock: systemClock,
  ids: createIds(() => Date.now()),
  keyring: createKeyring([['k1', randomBytes(32)]]),
  pseudonymKey: randomBytes(32),
  logger: pino({ level: 'silent' }),
  metrics: createMetrics(),
  actor: { kind: 'system', job: 'bench' },
  requestId: 'bench',
});
