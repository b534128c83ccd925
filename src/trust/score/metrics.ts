/** What the account really was, and the probability of a fake it was given. */
export interface Estimated {
  probability: number;
  fake: 0 | 1;
}

/** The same with the label that the model's threshold made of it. */
export interface Judged extends Estimated {
  label: 0 | 1;
}

/** How well probabilities and labels tell fakes. All between 0 and 1. */
export interface Accuracy {
  rows: number;
  fakes: number;
  rocAuc: number;
  macroF1: number;
  /** F1 of the fakes. */
  f1: number;
  precision: number;
  recall: number;
  accuracy: number;
  /** Mean squared error of the probability. */
  brier: number;
  /** Share of fakes found where 3.7 % of the genuine accounts are called fake, as in the newsroom's own report. */
  recallAt37: number;
  /** Mean distance between stated and observed share of fakes over ten equal bands of probability. */
  calibrationError: number;
}

/** False alarms that SRF Data reported for its own model (October 2017). */
const REPORTED_FALSE_ALARMS = 0.037;

/** All figures for these judgements; those that need both fakes and genuine accounts are NaN without. */
export function accuracyOf(judged: readonly Judged[]): Accuracy {
  const counts = confusion(judged, ({ label }) => label === 1);
  const { truePositive, falsePositive, trueNegative } = counts;
  const fakes = truePositive + counts.falseNegative;
  return {
    rows: judged.length,
    fakes,
    rocAuc: rocAuc(judged),
    macroF1: macroF1Of(counts),
    f1: f1Of(counts),
    precision: truePositive / (truePositive + falsePositive),
    recall: truePositive / fakes,
    accuracy: (truePositive + trueNegative) / judged.length,
    brier: judged.reduce((sum, { probability, fake }) => sum + (probability - fake) ** 2, 0) / judged.length,
    recallAt37: recallAtFalseAlarms(judged, REPORTED_FALSE_ALARMS),
    calibrationError: calibrationError(judged),
  };
}

/** Counts of right and wrong labels. */
export interface Confusion {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/** Counts right and wrong labels. */
export function confusion<Row extends { fake: 0 | 1 }>(rows: readonly Row[], isCalledFake: (row: Row) => boolean) {
  const counts: Confusion = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  for (const row of rows) {
    if (isCalledFake(row)) counts[row.fake ? 'truePositive' : 'falsePositive'] += 1;
    else counts[row.fake ? 'falseNegative' : 'trueNegative'] += 1;
  }
  return counts;
}

const f1Of = ({ truePositive, falsePositive, falseNegative }: Confusion): number =>
  (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);

/** Mean of the F1 of the fakes and the F1 of the genuine accounts. */
export const macroF1Of = (counts: Confusion): number =>
  (f1Of(counts) + f1Of({ ...counts, truePositive: counts.trueNegative })) / 2;

/** The chance that a fake has a higher probability than a genuine account; ties count half. */
export function rocAuc(judged: readonly Estimated[]): number {
  const sorted = [...judged].sort((one, other) => one.probability - other.probability);
  let fakes = 0;
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.probability === sorted[start]?.probability) end += 1;
    for (const { fake } of sorted.slice(start, end)) {
      if (!fake) continue;
      fakes += 1;
      rankSum += (start + end + 1) / 2;
    }
    start = end;
  }
  return (rankSum - (fakes * (fakes + 1)) / 2) / (fakes * (judged.length - fakes));
}

/** Share of fakes above the threshold that lets through at most this share of the genuine accounts. */
export function recallAtFalseAlarms(judged: readonly Estimated[], share: number): number {
  const genuine = judged.filter(({ fake }) => !fake).map(({ probability }) => probability);
  const fakes = judged.filter(({ fake }) => fake);
  const cut = genuine.sort((one, other) => other - one)[Math.floor(share * genuine.length)] ?? 0;
  return fakes.filter(({ probability }) => probability > cut).length / fakes.length;
}

function calibrationError(judged: readonly Estimated[]): number {
  const bands = Map.groupBy(judged, ({ probability }) => Math.min(9, Math.floor(probability * 10)));
  let sum = 0;
  for (const band of bands.values()) {
    sum += Math.abs(band.reduce((total, { probability, fake }) => total + probability - fake, 0));
  }
  return sum / judged.length;
}
