import { readConfig } from '../src/config.ts';
import { backUp } from './backup/back-up.ts';
import { openDatabase } from './open-database.ts';

/** `npm run backup -- FOLDER`: the database in MONGODB_URI, which may be running, or the one in the data directory, into a folder. */
async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('Say where to: npm run backup -- FOLDER');
  const database = await openDatabase(readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' }));
  try {
    const { at, collections } = await backUp(database.uri, folder);
    const count = collections.reduce((sum, one) => sum + one.count, 0);
    process.stdout.write(`${count} documents of ${collections.length} collections as of ${at} are in ${folder}.\n`);
  } finally {
    await database.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
