import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { crossValidate } from '../../src/trust/score/cross-validate.ts';
import type { Model } from '../../src/trust/score/model.ts';
import { trainModel } from '../../src/trust/score/train.ts';
import { readLabelled } from './read-labelled.ts';
import { runCommand } from './run-command.ts';
import { accuracyByOrigin, tableOf } from './tables.ts';

const USAGE = 'npm run -s trust:train -- --out MODEL [--notice TEXT] FILE…';
const SEED = 8455;
const FOLDS = 10;

/**
 * Trains a model on files of judged accounts and says how well it does on rows it did not see. The same files in the
 * same order give the same model, byte for byte. `notice` is kept in the model: the attribution its data asks for.
 */
export async function train(files: readonly string[], notice?: string): Promise<Model> {
  const read = await Promise.all(files.map(readLabelled));
  const rows = read.flatMap((file) => file.rows);
  const trained = trainModel(rows, SEED);
  const { held } = crossValidate(rows, FOLDS, SEED);
  return {
    ...trained,
    ...(notice === undefined ? {} : { notice }),
    files: read.map(({ paper }) => paper),
    accuracy: {
      method:
        `${FOLDS}-fold cross-validation, stratified by file and label, accounts of which the same is known kept together; ` +
        'calibration and threshold chosen without the fold',
      origins: Object.fromEntries(
        Object.entries(accuracyByOrigin(held)).map(([name, accuracy]) => [name, rounded(accuracy)]),
      ),
    },
  };
}

function rounded(figures: object): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4]),
  );
}

await runCommand(import.meta.url, async () => {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, notice: { type: 'string' } },
    allowPositionals: true,
  });
  if (!values.out || positionals.length === 0) throw new Error(`Usage: ${USAGE}`);
  const model = await train(positionals, values.notice);
  await writeFile(values.out, `${JSON.stringify(model, null, 2)}\n`);
  console.log(tableOf('cross-validated', model.accuracy.origins));
  console.log(`threshold ${model.threshold}; the model is in ${values.out}`);
});
