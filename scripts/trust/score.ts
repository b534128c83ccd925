import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readAccount } from '../../src/trust/score/account.ts';
import type { Model } from '../../src/trust/score/model.ts';
import { scorerOf } from '../../src/trust/score/score.ts';
import { csvLine } from './csv-line.ts';
import { loadModel } from './load-model.ts';
import { readRows } from './read-rows.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'npm run -s trust:score -- [--model MODEL] FILE';
const LINES_AT_ONCE = 500;

/**
 * The lines `account_id,score,label` for a file of accounts; a row without an id is called by its number, from 1. Warns where nothing is
 * known of any account, as with semicolons between the cells: all get the base rate.
 */
export async function* scoreLines(model: Model, file: string, warn = console.warn): AsyncGenerator<string> {
  const score = scorerOf(model);
  let lines = csvLine('account_id', 'score', 'label');
  let row = 0;
  let isAnythingKnown = false;
  for await (const cells of readRows(file)) {
    row += 1;
    const { probability, label, contributions } = score(readAccount(cells));
    isAnythingKnown ||= contributions.length > 0;
    lines += csvLine(cells.account_id || String(row), probability.toFixed(6), String(label));
    if (row % LINES_AT_ONCE !== 0) continue;
    yield lines;
    lines = '';
  }
  if (row > 0 && !isAnythingKnown)
    warn(`${file}: no column of the schema tells anything; every score is the base rate`);
  yield lines;
}

await runCommand(import.meta.url, async () => {
  const { values, positionals } = parseArgs({ options: { model: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(`Usage: ${USAGE}`);
  // All or nothing: a file that turns out broken half-way must not leave half a table that looks whole.
  const table: string[] = [];
  for await (const lines of scoreLines(await loadModel(values.model), file)) table.push(lines);
  await pipeline(Readable.from(table), process.stdout);
});
