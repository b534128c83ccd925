import { StartupError } from '../src/embedded/index.ts';
import { readOptions, USAGE } from './replay/options.ts';
import { progressBar } from './replay/progress.ts';
import { ReplayError } from './replay/replay-error.ts';
import { runReplay } from './replay/run-replay.ts';

/** Replays a file of orders through a Kolect of its own. @returns the exit code: 1 when the recomputation differs */
async function main(words: string[]): Promise<number> {
  const options = readOptions(words);
  if (!options) {
    process.stdout.write(USAGE);
    return 0;
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => stopping.abort(new ReplayError('Stopped.')));
  const say = (text: string) => void process.stdout.write(text);
  const { differences, played } = await runReplay(options, { say, progress: progressBar(), signal: stopping.signal });
  return differences.length + played.refusals.length > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // What a person can mend is said in a sentence; only the unexpected comes with its stack.
    const plain = error instanceof ReplayError || error instanceof StartupError;
    process.stderr.write(`\n${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
