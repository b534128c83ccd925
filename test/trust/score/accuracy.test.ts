import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { INSTAFAKE, type Measurement, measure, PARMA, SRF } from '../../../scripts/trust/measure.ts';
import { readLabelled } from '../../../scripts/trust/read-labelled.ts';
import { reportOf } from '../../../scripts/trust/report.ts';
import { scorerOf } from '../../../src/trust/score/score.ts';
import { shippedModel } from '../../../src/trust/score/shipped-model.ts';
import { trainModel } from '../../../src/trust/score/train.ts';

const FOLDER = fileURLToPath(new URL('../../../../shared/data/accounts', import.meta.url));
const isHere = existsSync(FOLDER);
if (!isHere) console.log('The labelled accounts (../shared/data/accounts) are not here: the accuracy is not measured.');

/** Five draws of folds and of what is forgotten: single ones differ by up to a point of F1. */
const SEEDS = [1, 2, 3, 4, 5];

/** All of it on rows the judging model did not see; docs/trust-score.md explains each goal and what is out of reach. */
describe.skipIf(!isHere)('accuracy on labelled accounts', () => {
  let measured: Measurement;
  beforeAll(async () => {
    measured = await measure(FOLDER, SEEDS);
    console.log(reportOf(measured));
  }, 900_000);

  const of = <Figures>(figures: Record<string, Figures>, name: string): Figures => {
    const found = figures[name];
    if (!found) throw new Error(`Nothing was measured for ${name}`);
    return found;
  };

  it('tells InstaFake’s fakes at least as well as its authors', () => {
    const { rocAuc, macroF1, brier } = of(measured.crossValidated, INSTAFAKE);
    expect(rocAuc).toBeGreaterThanOrEqual(0.993);
    expect(macroF1).toBeGreaterThanOrEqual(0.945);
    expect(brier).toBeLessThanOrEqual(0.025);
  });

  it('tells SRF Data’s fake followers', () => {
    const { rocAuc, recallAt37, brier } = of(measured.crossValidated, SRF);
    expect(rocAuc).toBeGreaterThanOrEqual(0.945);
    expect(recallAt37).toBeGreaterThanOrEqual(0.7);
    expect(brier).toBeLessThanOrEqual(0.046);
  });

  it('tells Parma’s fakes', () => {
    expect(of(measured.crossValidated, PARMA).accuracy).toBeGreaterThanOrEqual(0.98);
  });

  it('states probabilities that come true', () => {
    for (const { calibrationError } of Object.values(measured.crossValidated)) {
      expect(calibrationError).toBeLessThanOrEqual(0.03);
    }
  });

  it('carries over to origins it never trained on', () => {
    expect(of(measured.neverTrainedOn, PARMA).rocAuc).toBeGreaterThanOrEqual(0.97);
    expect(of(measured.neverTrainedOn, PARMA).f1).toBeGreaterThanOrEqual(0.91);
    expect(of(measured.neverTrainedOn, INSTAFAKE).rocAuc).toBeGreaterThanOrEqual(0.97);
    expect(of(measured.neverTrainedOn, INSTAFAKE).f1).toBeGreaterThanOrEqual(0.91);
    // Even a model of its own reaches 0.96 there: its labels were given "rather conservatively".
    expect(of(measured.neverTrainedOn, SRF).rocAuc).toBeGreaterThanOrEqual(0.93);
  });

  it('estimates the share of fakes in an audience', () => {
    const { meanError, precision, recall } = of(measured.audience, 'all influencers');
    expect(meanError).toBeLessThanOrEqual(0.045);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('ships a model that does well on its own origin and on both others', () => {
    expect(of(measured.shipped, SRF).rocAuc).toBeGreaterThanOrEqual(0.945);
    expect(of(measured.shipped, INSTAFAKE).rocAuc).toBeGreaterThanOrEqual(0.98);
    expect(of(measured.shipped, PARMA).rocAuc).toBeGreaterThanOrEqual(0.985);
    expect(of(measured.shippedAudience, 'all influencers').meanError).toBeLessThanOrEqual(0.045);
  });

  it('ships what training gives today, from the files it names', { timeout: 120_000 }, async () => {
    const file = await readLabelled(join(FOLDER, SRF));
    const shipped = shippedModel();
    expect(shipped.files).toEqual([file.paper]);
    const again = trainModel(file.rows, shipped.seed);
    expect(again.threshold).toBeCloseTo(shipped.threshold, 1);
    const [ours, theirs] = [scorerOf(again), scorerOf(shipped)];
    for (const { account } of file.rows) {
      expect(ours(account).probability).toBeCloseTo(theirs(account).probability, 2);
    }
  });
});
