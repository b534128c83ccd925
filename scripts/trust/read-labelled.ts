import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { readAccount } from '../../src/trust/score/account.ts';
import type { Labelled } from '../../src/trust/score/folds.ts';
import type { Model } from '../../src/trust/score/model.ts';
import { readRows } from './read-rows.ts';

export interface LabelledFile {
  paper: Model['files'][number];
  rows: Labelled[];
}

/**
 * A file of judged accounts: the common schema with the label `fake`. Each file is one origin, named by its folder and
 * name. Throws for a row without a label of 0 or 1.
 */
export async function readLabelled(file: string): Promise<LabelledFile> {
  const name = `${basename(dirname(resolve(file)))}/${basename(file)}`;
  const rows: Labelled[] = [];
  for await (const row of readRows(file)) {
    const label = row.fake?.trim();
    if (label !== '0' && label !== '1') {
      throw new Error(`${name}, row ${rows.length + 1}: the column "fake" must be 0 or 1`);
    }
    rows.push({ account: readAccount(row), fake: label === '1' ? 1 : 0, origin: name });
  }
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  return { paper: { name, sha256, rows: rows.length, fakes: rows.filter(({ fake }) => fake).length }, rows };
}
