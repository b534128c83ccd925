import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ReplayError } from './replay-error.ts';

export const USAGE = `Usage: npm run replay -- FILE [options]

  FILE            orders as CSV, one row an order item, plain or .gz (docs/replay.md)
  --share 0.4     share of the orders that get a click or a code, 0 to 1
  --seed 7        makes the same choices again: whole number
  --creators 300  how many creators take part, 1 to 1000
  --limit N       only the file's first N orders
  --keep DIR      keep the programme's data there, to be looked at with DATA_DIR=DIR npm start
  --every-creator print the comparison of every creator, not of ten
  --port N        first of two ports next to each other; free ones when left out
`;

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const Options = z.object({
  share: z.coerce.number().min(0).max(1).default(0.4),
  seed: whole(0, 2 ** 31).default(7),
  creators: whole(1, 1_000).default(300),
  limit: whole(1, 1_000_000).optional(),
  keep: z.string().min(1).optional(),
  port: whole(1, 65_534).optional(),
  everyCreator: z.boolean().optional(),
});

export type ReplayOptions = z.infer<typeof Options> & { file: string };

/** Reads the command line. @returns undefined when help was asked for @throws ReplayError naming what is wrong */
export function readOptions(words: string[]): ReplayOptions | undefined {
  const { values, positionals } = parse(words);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new ReplayError(`Give one file.\n\n${USAGE}`);
  const options = Options.safeParse({ ...values, everyCreator: values['every-creator'] });
  if (!options.success) {
    const problems = options.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
    throw new ReplayError(`${problems.join('\n')}\n\n${USAGE}`);
  }
  return { ...options.data, file };
}

function parse(words: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        share: text,
        seed: text,
        creators: text,
        limit: text,
        keep: text,
        port: text,
        'every-creator': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ReplayError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
