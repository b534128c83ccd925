import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { connect } from '../src/start/connect.ts';
import { resealAll } from '../src/start/reseal.ts';
import { loadKeys } from '../src/start/secret-keys.ts';

/** `npm run keys:reseal`: seals tokens and secrets again under the first of SECRET_KEYS; may run beside the service. */
async function main(): Promise<void> {
  const config = readConfig();
  if (!config.mongodbUri) throw new Error('Set MONGODB_URI: the embedded database has one key only.');
  const mongo = await connect(config.mongodbUri);
  try {
    const { keyring } = await loadKeys(config);
    const done = await resealAll({ mongo, keyring, logger: pino({ level: 'error' }) } as Context);
    for (const [collection, { looked, resealed, unreadable }] of Object.entries(done))
      process.stdout.write(`${collection}: ${looked} looked at, ${resealed} sealed again, ${unreadable} unreadable\n`);
    if (Object.values(done).some(({ unreadable }) => unreadable > 0)) process.exitCode = 1;
  } finally {
    await mongo.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
