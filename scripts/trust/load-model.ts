import { readFile } from 'node:fs/promises';
import { type Model, parseModel } from '../../src/trust/score/model.ts';
import { shippedModel } from '../../src/trust/score/shipped-model.ts';

/** The model in a file, or the shipped one without a file. */
export const loadModel = async (file: string | undefined): Promise<Model> =>
  file === undefined ? shippedModel() : parseModel(await readFile(file, 'utf8'));
