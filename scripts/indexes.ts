import { readConfig } from '../src/config.ts';
import { dropIndexes, undeclaredIndexes } from '../src/kit/model.ts';
import { connect } from '../src/start/connect.ts';
import { openDatabase } from './open-database.ts';

/** `npm run indexes`: lists indexes that an earlier release made and this one does not declare; with `-- --drop` they are dropped. */
async function main(): Promise<void> {
  const database = await openDatabase(readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' }));
  const mongo = await connect(database.uri);
  try {
    const found = await undeclaredIndexes(mongo);
    for (const { collection, index, keys } of found)
      process.stdout.write(`${collection}: ${index} ${JSON.stringify(keys)}\n`);
    const drop = process.argv.includes('--drop');
    if (drop) await dropIndexes(mongo, found);
    process.stdout.write(
      found.length === 0
        ? 'Every index is one that is declared.\n'
        : `${found.length} ${drop ? 'dropped' : 'not declared. To drop them: npm run indexes -- --drop'}\n`,
    );
  } finally {
    await mongo.close();
    await database.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
