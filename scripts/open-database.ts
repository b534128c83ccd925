import type { Config } from '../src/config.ts';
import { startEmbeddedMongod, takeInstanceLock } from '../src/embedded/index.ts';

export interface OpenDatabase {
  uri: string;
  stop(): Promise<void>;
}

/** The database in MONGODB_URI, or the one in the data directory, which nothing else may be running on. */
export async function openDatabase({
  mongodbUri,
  dataDir,
  mongoPort: port,
}: Pick<Config, 'mongodbUri' | 'dataDir' | 'mongoPort'>): Promise<OpenDatabase> {
  if (mongodbUri) return { uri: mongodbUri, stop: async () => undefined };
  const lock = await takeInstanceLock(dataDir);
  const mongod = await startEmbeddedMongod({ dataDir, ...(port === undefined ? {} : { port }) });
  return {
    uri: mongod.uri.replace('/?', '/kolect?'),
    async stop() {
      await mongod.stop();
      await lock.release();
    },
  };
}
