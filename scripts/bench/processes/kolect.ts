import { readConfig } from '../../../src/config.ts';
import { asSystem } from '../../../src/context.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { processEvents } from '../../../src/orders/index.ts';
import { takeInResults } from '../../../src/reports/index.ts';
import { type Kolect, startKolect } from '../../../src/start/index.ts';
import { type ImportInput, measureImport } from '../catalogue/measure-import.ts';
import { evaluateStandings, resetStandings } from '../evaluate-standings.ts';
import { preloadOrders } from '../preload-orders.ts';
import { type Programme, type ProgrammeSize, seedProgramme } from '../seed-programme.ts';
import { answer } from './answer.ts';

// Kolect as one API process of a production installation: configured by its environment, no sandbox, no worker.

let kolect: Kolect | undefined;
const running = (): Kolect => {
  if (!kolect) throw new Error('not open yet');
  return kolect;
};

answer(
  {
    async open(): Promise<void> {
      const config = readConfig();
      kolect = await startKolect(config, { mongoUri: config.mongodbUri ?? '', mode: 'serve' });
    },
    seed: (size: ProgrammeSize): Promise<Programme> => seedProgramme(running().ctx, size),
    preload: (input: { programme: Programme; count: number }) => preloadOrders(running().ctx, input),
    /** Processes events until none waits, as the worker does. */
    async settle(): Promise<{ seconds: number }> {
      const ctx = asSystem(running().ctx, 'bench');
      const startedAt = performance.now();
      while ((await processEvents(ctx)) > 0);
      return { seconds: (performance.now() - startedAt) / 1_000 };
    },
    /** Counts the clicks that are recorded and were not counted yet, as the worker does. */
    async countClicks(): Promise<{ seconds: number }> {
      const ctx = asSystem(running().ctx, 'bench');
      const startedAt = performance.now();
      while ((await takeInResults(ctx)) > 0);
      return { seconds: (performance.now() - startedAt) / 1_000 };
    },
    resetStandings: () => resetStandings(running().ctx),
    /** One evaluation of standings, with the most memory that this process has had. */
    evaluate: (kind: 'full' | 'day') => evaluateStandings(asSystem(running().ctx, 'bench'), kind),
    importProducts: (input: ImportInput) => measureImport(asSystem(running().ctx, 'bench'), input),
    checkLedger: () => checkLedger(running().ctx),
    busyMicros: () => process.cpuUsage().user + process.cpuUsage().system,
  },
  async () => kolect?.stop(),
);
