import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { type Config, readConfig } from './config.ts';
import { type InstanceLock, StartupError, startEmbeddedMongod, takeInstanceLock } from './embedded/index.ts';
import type { Kolect, Mode } from './start/index.ts';

const MODES = ['serve', 'worker', 'all'];

/** Starts `serve`, `worker` or `all` of them; stops cleanly on SIGINT and SIGTERM, each thing after what needs it. */
async function main(mode: string): Promise<void> {
  if (!MODES.includes(mode)) throw new StartupError(`Usage: main.ts ${MODES.join(' | ')}`);
  const config = readConfig();
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      for (const step of stops.toReversed())
        await step().catch((error) => process.stderr.write(`while stopping: ${error}\n`));
    })();
    return stopping;
  };
  const onSignal = () => void stop().then(() => process.exit(0));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const lock = config.mongodbUri ? undefined : await takeInstanceLock(config.dataDir);
    if (lock) stops.push(async () => lock.release());
    const loading = loadService(lock ? config.dataDir : undefined);
    const uri = config.mongodbUri ?? (lock ? await embedded(config, lock, stops) : '');
    const { startKolect, welcome } = await loading;
    const kolect: Kolect = await startKolect(config, { mongoUri: uri, mode: mode as Mode });
    stops.push(() => kolect.stop());
    lock?.update({ url: kolect.url });
    if (mode === 'all') await kolect.loadDemo();
    if (mode !== 'worker') welcome(kolect, config);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The service's own code, compiled once and kept, is loaded while the database starts. */
function loadService(dataDir: string | undefined): Promise<typeof import('./start/index.ts')> {
  enableCompileCache(dataDir === undefined ? undefined : join(dataDir, 'compile-cache'));
  const loading = import('./start/index.ts');
  // Where the start fails before it is needed, that is what is told.
  loading.catch(() => undefined);
  return loading;
}

async function embedded({ dataDir, mongoPort: port }: Config, lock: InstanceLock, stops: (() => Promise<void>)[]) {
  const mongod = await startEmbeddedMongod({ dataDir, ...(port === undefined ? {} : { port }) });
  let stopping = false;
  stops.push(() => {
    stopping = true;
    return mongod.stop();
  });
  // Without its database the process can only refuse; ending says so at once, and a restart heals it.
  void mongod.ended.then(() => {
    if (stopping) return;
    process.stderr.write(
      '\nThe embedded mongod ended on its own (killed, or its disk is full). Start again; nothing acknowledged is lost.\n',
    );
    lock.release();
    process.exit(1);
  });
  return mongod.uri.replace('/?', '/kolect?');
}

main(process.argv[2] ?? 'all').catch((error: unknown) => {
  // What a person can mend is said in a sentence; only the unexpected comes with its stack.
  const plain =
    error instanceof StartupError || (error instanceof Error && error.message.startsWith('The configuration'));
  process.stderr.write(
    `\n${plain ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
