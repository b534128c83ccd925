/** Steps of the time between click and order, with their upper bounds in seconds. */
export const LAGS = [
  ['under 10 s', 10],
  ['under 1 min', 60],
  ['under 10 min', 600],
  ['under 1 h', 3_600],
  ['under 1 day', 86_400],
  ['under 7 days', 604_800],
  ['longer', Number.POSITIVE_INFINITY],
] as const;

export type LagStep = (typeof LAGS)[number][0];

export const lagStepOf = (seconds: number): LagStep => LAGS.find(([, below]) => seconds < below)?.[0] ?? 'longer';
