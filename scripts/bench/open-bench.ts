import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongod, startEmbeddedMongod } from '../../src/embedded/index.ts';
import { findFreePorts } from './free-ports.ts';

/** What the entries of one run share: a folder, a mongod, and a list of what has to be stopped. */
export interface Bench {
  /** A folder of the run's own; it goes away at the end, unless it is to be kept. */
  folder: string;
  mongod: EmbeddedMongod;
  /** A connection of the bench's own, to look at what the measured process has written. */
  mongo: MongoClient;
  /** Where CPU profiles of Kolect's process go, if they were asked for. */
  profileFolder: string | undefined;
  /** Sizes of the programmes that entries about standings, reports, discovery, payouts and growth measure. */
  size: { creators: number; commissionsEach: number; payees: number; grown: number };
  freePorts(count: number): Promise<number[]>;
  mongoUri(database: string): string;
  /** Stopped in reverse order when the entry is done, and on Ctrl-C. */
  onClose(stop: () => Promise<unknown>): void;
  /** Stops what was started since the bench was opened; the mongod stays for the next entry. */
  closeEntry(): Promise<void>;
  /** Stops everything; the second call waits for the first. */
  close(): Promise<void>;
  say(line: string): void;
}

export async function openBench(options: {
  firstPort: number;
  profileFolder?: string | undefined;
  /** Where data is kept for the next run; left out, it goes away. */
  keepFolder?: string | undefined;
  creators?: number;
  commissionsEach?: number;
  payees?: number;
  grown?: number;
  say: (line: string) => void;
}): Promise<Bench> {
  const {
    firstPort,
    profileFolder,
    say,
    creators = 20_000,
    commissionsEach = 20,
    payees = 2_000,
    grown = 100_000,
  } = options;
  const folder = options.keepFolder ?? (await mkdtemp(join(tmpdir(), 'kolect-bench-')));
  const [port = 0] = await findFreePorts(firstPort, 1);
  const mongod = await startEmbeddedMongod({ dataDir: folder, port });
  const mongo = await MongoClient.connect(mongod.uri);
  const stops: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  async function closeEntry(): Promise<void> {
    for (let stop = stops.pop(); stop; stop = stops.pop())
      await stop().catch((error) => say(`while stopping: ${error}`));
  }
  return {
    folder,
    mongod,
    mongo,
    profileFolder,
    say,
    size: { creators, commissionsEach, payees, grown },
    freePorts: (count) => findFreePorts(firstPort, count),
    mongoUri: (database) => mongod.uri.replace('/?', `/${database}?`),
    onClose: (stop) => stops.push(stop),
    closeEntry,
    close() {
      closing ??= (async () => {
        await closeEntry();
        await mongo.close();
        await mongod.stop();
        if (!options.keepFolder) await rm(folder, { recursive: true, force: true });
      })();
      return closing;
    },
  };
}
