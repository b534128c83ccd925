import type { Feature } from './feature.ts';

const percentIn = (name: string, share: number | undefined, digits: number) => ({
  form: 'count' as const,
  figures: { [name]: Math.round((share ?? 0) * 100 * 10 ** digits) / 10 ** digits },
});

/** What only snapshots over time and the comments tell. No labelled file knows these: the curves are set by hand. */
export const HISTORY: readonly Feature[] = [
  {
    name: 'steepest_growth',
    measure: (account) => account.steepestGrowth,
    unit: 'followers gained in the steepest two weeks / followers before',
    direction: 'raises',
    knots: [0, 0.1, 0.3, 1, 3],
    handSet: [0, 0, 0.2, 0.5, 0.8],
    found: ({ steepestGrowth }) => percentIn('percent', steepestGrowth, 0),
  },
  {
    name: 'comments_per_like',
    measure: (account) => account.commentsPerLike,
    unit: 'comments / likes of a usual post',
    direction: 'either',
    knots: [0, 0.0005, 0.001, 0.003, 0.005, 0.05, 0.3, 1],
    handSet: [0.4, 0.4, 0.3, 0, -0.1, -0.1, 0, 0.1],
    found: ({ commentsPerLike }) => percentIn('percent', commentsPerLike, 2),
  },
];
