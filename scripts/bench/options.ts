import { parseArgs } from 'node:util';
import type { Entry } from './entry.ts';

export interface Options {
  entries: Entry[];
  rounds: number;
  seconds: number;
  json: string | undefined;
  profileFolder: string | undefined;
  keepFolder: string | undefined;
  /** How often each side is measured beforehand, to be thrown away. */
  warmUps: number;
  firstPort: number;
  /** Of the entries about standings, reports and discovery. */
  creators: number;
  commissionsEach: number;
  /** Of the entries about payouts, at most. */
  payees: number;
  /** Of the entries about growth. */
  grown: number;
}

export class UsageError extends Error {}

export const usage = (
  known: Entry[],
): string => `Usage: npm run bench -- [ENTRY…] [--rounds 3] [--seconds 4] [--json FILE] [--profile FOLDER] [--port 4500]
                                [--creators 20000] [--commissions 20] [--payees 2000] [--grown 100000] [--warm-ups 2] [--keep FOLDER]
  --rounds    how often each side is measured, in turn with the other
  --seconds   about how long each measurement takes
  --json      also writes the results to a file
  --profile   keeps CPU profiles of Kolect's process in a folder (for the browser's developer tools); slows it down
  --port      first port that may be used, on loopback
  --creators, --commissions   how many creators; of recompute and incremental, with how many commissions each
  --payees    of payouts: most that one run pays
  --grown     of order-growth and click-growth: how many creators there are, against 10,000
  --warm-ups  measurements of each side that are thrown away before; fewer for sizes that take long
  --keep      keeps the data in a folder, so that another run on the same size need not write it again
Entries:
${known.map(({ name, title }) => `  ${name.padEnd(26)} ${title}`).join('\n')}`;

/** Reads the command line; throws UsageError. */
export function readOptions(words: string[], known: Entry[]): Options {
  const { values, positionals } = parse(words);
  const entries = positionals.map((name) => {
    const entry = known.find((each) => each.name === name);
    if (!entry) throw new UsageError(`There is no entry "${name}".`);
    return entry;
  });
  return {
    entries: entries.length > 0 ? entries : known,
    rounds: numberIn('rounds', values.rounds, 1, 100),
    seconds: numberIn('seconds', values.seconds, 0.05, 60),
    firstPort: numberIn('port', values.port, 1_024, 65_000),
    creators: numberIn('creators', values.creators, 100, 5_000_000),
    commissionsEach: numberIn('commissions', values.commissions, 1, 1_000),
    payees: numberIn('payees', values.payees, 20, 100_000),
    grown: numberIn('grown', values.grown, 1_000, 5_000_000),
    warmUps: numberIn('warm-ups', values['warm-ups'], 0, 10),
    keepFolder: values.keep,
    json: values.json,
    profileFolder: values.profile,
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '4' },
        port: { type: 'string', default: '4500' },
        creators: { type: 'string', default: '20000' },
        commissions: { type: 'string', default: '20' },
        payees: { type: 'string', default: '2000' },
        grown: { type: 'string', default: '100000' },
        'warm-ups': { type: 'string', default: '2' },
        keep: { type: 'string' },
        json: { type: 'string' },
        profile: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} takes a number from ${least} to ${most}, not "${text}".`);
}
