import { readFile } from 'node:fs/promises';
import { readConfig } from '../src/config.ts';
import { asSystem } from '../src/context.ts';
import { importRates } from '../src/fx/index.ts';
import { startKolect } from '../src/start/index.ts';
import { openDatabase } from './open-database.ts';

/** `npm run fx:import -- FILE`: daily reference rates from a file in the European Central Bank's XML. */
async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Error('Usage: npm run fx:import -- FILE');
  const xml = await readFile(path, 'utf8');
  const config = readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' });
  const database = await openDatabase(config);
  const kolect = await startKolect(config, { mongoUri: database.uri, mode: 'worker' });
  try {
    const { added, completed, different } = await importRates(
      asSystem(kolect.ctx, 'fx-import'),
      xml,
      `file:${path.split('/').at(-1)}`,
    );
    process.stdout.write(
      `${added.length} days added, ${completed.length} completed; ${different.length} were there with other rates and stay.\n`,
    );
  } finally {
    await kolect.stop();
    await database.stop();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
