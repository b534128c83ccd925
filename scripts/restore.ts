import { readConfig } from '../src/config.ts';
import { connect } from '../src/start/connect.ts';
import { restore } from './backup/restore.ts';
import { openDatabase } from './open-database.ts';

/** `npm run restore -- FOLDER`: a backup into the database in MONGODB_URI, or the one in the data directory; it must hold nothing. */
async function main(): Promise<number> {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('Say where from: npm run restore -- FOLDER');
  const database = await openDatabase(readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' }));
  try {
    const { manifest, differences } = await restore(database.uri, folder);
    await (await connect(database.uri)).close();
    for (const difference of differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
    process.stdout.write(
      differences.length === 0
        ? `All ${manifest.collections.length} collections as of ${manifest.at} are there, byte by byte, with their indexes. Now: npm run ledger:check\n`
        : `${differences.length} collections are not what the backup says.\n`,
    );
    return differences.length === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
