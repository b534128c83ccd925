import { z } from 'zod';
import { FEATURES } from './features.ts';

const heights = z.array(z.number()).min(2);
const featureName = z.enum(FEATURES.map(({ name }) => name));

const curve = z
  .object({
    feature: featureName,
    /** What the knots count. */
    unit: z.string(),
    /** `hand-set` where no training row knew the feature. */
    source: z.enum(['learnt', 'hand-set']),
    knots: heights,
    logOdds: heights,
  })
  .refine(({ knots, logOdds }) => knots.length === logOdds.length, 'One height a knot');

const surface = z
  .object({
    features: z.tuple([featureName, featureName]),
    knots: z.tuple([heights, heights]),
    logOdds: z.array(heights),
  })
  .refine(
    ({ knots, logOdds }) =>
      logOdds.length === knots[0].length && logOdds.every((row) => row.length === knots[1].length),
    'One row of heights a row knot',
  );

const share = z.number().min(0).max(1);

/** Shares of fakes and of genuine accounts whose probability falls into each band between `cuts`. */
const hitRates = z.object({
  activityKnown: z.boolean(),
  fakes: z.array(share),
  genuine: z.array(share),
});

/**
 * The one file a trained score is. The log-odds of an account being fake are the base plus the heights of all curves and
 * surfaces whose features are known (refinements only where the account's activity is known too).
 */
export const modelSchema = z.object({
  format: z.literal(1),
  notice: z.string().optional(),
  seed: z.number().int(),
  files: z
    .array(
      z.object({
        name: z.string(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        rows: z.number().int(),
        fakes: z.number().int(),
      }),
    )
    .min(1),
  base: z.number(),
  curves: z.array(curve),
  refinements: z.array(curve),
  surfaces: z.array(surface),
  /** A probability at or above it is labelled fake. */
  threshold: share,
  audience: z.object({ cuts: z.array(share), rates: z.array(hitRates).min(1) }),
  /** Each file's rows, judged by models that had not seen them; calibration and threshold chosen anew without them. */
  accuracy: z.object({
    method: z.string(),
    origins: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  }),
});

export type Model = z.infer<typeof modelSchema>;
export type Curve = Model['curves'][number];
export type HitRates = Model['audience']['rates'][number];

/** The model in the text of a model file; throws an Error that names what is wrong with it. */
export function parseModel(text: string): Model {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The model file is not JSON');
  }
  const parsed = modelSchema.safeParse(value);
  if (!parsed.success) throw new Error(`The model file is not a model: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
