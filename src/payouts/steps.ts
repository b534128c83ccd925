import type { Context } from '../context.ts';

/**
 * Every step of a payout between two effects, in order. The fault tests kill the process at each of them. Drawn in
 * docs/payouts.md.
 */
export const STEPS = [
  'plan:page-read',
  'plan:reserved',
  'plan:page-noted',
  'plan:finished',
  'send:balance-read',
  'send:claimed',
  'send:answered',
  'send:looked-up',
  'settle:moved',
  'settle:commissions-marked',
  'settle:noted',
  'release:moved',
  'cancel:released',
  'finish:all-ended',
  'finish:noted',
] as const;
export type Step = (typeof STEPS)[number];

/** Says that a labelled step is behind us. */
export const reach = (ctx: Context, step: Step): void => ctx.onStep?.(step);
