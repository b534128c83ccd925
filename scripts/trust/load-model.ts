import { readFile } from 'node:fs/promises';
import { type Model, parseModel } from '../../src/trust/score/model.ts';
import { shippedModel } from '../../src/trust/score/shipped-model.ts';
import { fileFault } from './file-fault.ts';

/** The model in a file, or the shipped one without a file. */
export async function loadModel(file: string | undefined): Promise<Model> {
  if (file === undefined) return shippedModel();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFault(file, error);
  });
  return parseModel(text);
}
