import { type Measurement, measure } from './measure.ts';
import { runCommand } from './run-command.ts';
import { tableOf } from './tables.ts';

const USAGE = 'node scripts/trust/report.ts FOLDER';
const SEEDS = [1, 2, 3, 4, 5];

/** The measurement as tables of text. */
export function reportOf(measurement: Measurement): string {
  return [
    tableOf('trained on all folders', measurement.crossValidated),
    tableOf('an origin never trained on', measurement.neverTrainedOn),
    tableOf('spread over the seeds, all folders', measurement.spread.crossValidated),
    tableOf('spread, never trained on', measurement.spread.neverTrainedOn),
    tableOf('audiences, all folders', measurement.audience),
    tableOf('shipped model', measurement.shipped),
    tableOf('audiences, shipped model', measurement.shippedAudience),
  ].join('\n\n');
}

await runCommand(import.meta.url, async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0) throw new Error(`Usage: ${USAGE}`);
  console.log(reportOf(await measure(folder, SEEDS)));
});
