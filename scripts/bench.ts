import { writeFile } from 'node:fs/promises';
import { ENTRIES } from './bench/entries.ts';
import { BrokenRound } from './bench/entry.ts';
import { type Bench, openBench } from './bench/open-bench.ts';
import { type Options, readOptions, UsageError, usage } from './bench/options.ts';
import { printEntry, toJson } from './bench/report.ts';
import { type EntryResult, runEntry } from './bench/run-entry.ts';

// Measures Kolect against ceilings in the same run and prints ratios. Fails when a round was broken (something lost, an
// answer missing), never because a goal was missed: how fast it is depends on who else uses the machine.

let interrupted = false;
const say = (line: string) => process.stderr.write(`… ${line}\n`);

async function main(options: Options): Promise<void> {
  const startedAt = new Date();
  const bench = await openBench({ ...options, say });
  const onSignal = () => {
    interrupted = true;
    say('stopping');
    void bench.close().finally(() => process.exit(130));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const results = await measureAll(bench, options);
    const { rounds, seconds } = options;
    if (options.json) {
      await writeFile(options.json, `${JSON.stringify(toJson(results, { rounds, seconds }, startedAt), null, 2)}\n`);
    }
    if (rounds < 3) process.stdout.write('\nFewer than three rounds: a look, not a measurement.\n');
  } finally {
    await bench.close();
  }
}

async function measureAll(bench: Bench, options: Options): Promise<EntryResult[]> {
  const results: EntryResult[] = [];
  for (const entry of options.entries) {
    say(`${entry.name}: preparing`);
    try {
      const result = await runEntry(entry, bench, options);
      results.push(result);
      process.stdout.write(`\n${printEntry(result)}\n`);
    } finally {
      await bench.closeEntry();
    }
  }
  return results;
}

try {
  await main(readOptions(process.argv.slice(2), ENTRIES));
} catch (error) {
  // What is under way breaks when it is stopped; that is nothing to report.
  if (interrupted) await new Promise(() => undefined);
  const plain = error instanceof UsageError || error instanceof BrokenRound;
  process.stderr.write(`\n${plain ? error.message : error instanceof Error ? error.stack : error}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage(ENTRIES)}\n`);
  process.exitCode = 1;
}
