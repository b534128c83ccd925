import { readFileSync } from 'node:fs';
import { type Model, parseModel } from './model.ts';

let model: Model | undefined;

/** The model that ships with Kolect: learnt from srf_followers alone, and hand-set rules (NOTICE, docs/trust-score.md). */
export function shippedModel(): Model {
  model ??= parseModel(readFileSync(new URL('./model.json', import.meta.url), 'utf8'));
  return model;
}
