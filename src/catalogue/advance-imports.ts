import type { Context } from '../context.ts';
import { dropFile } from './import-file.ts';
import { productImports } from './model.ts';
import { runImport } from './run-import.ts';
import type { FileProblem } from './schemas.ts';

const UPLOAD_MS = 3_600_000;
const UPLOAD_NEVER_ENDED: FileProblem = {
  code: 'upload_never_ended',
  figures: {},
  message: 'The upload never ended.',
};

/** Takes up the oldest import that has something to do; one at a time, so that two of a brand never cross. @returns how many */
export async function advanceImports(ctx: Context, stop?: AbortSignal): Promise<number> {
  const record = await productImports(ctx)
    .findOne({ state: { $in: ['waiting', 'reading', 'retiring'] } })
    .sort({ _id: 1 })
    .lean();
  if (record) await runImport(ctx, record, stop);
  return record && !stop?.aborted ? 1 : 0;
}

/** Whether any import, or upload, is under way. */
export const importsOpen = async (ctx: Context): Promise<boolean> =>
  (await productImports(ctx).exists({ state: { $in: ['waiting', 'reading', 'retiring', 'uploading'] } })) !== null;

/** Uploads whose server died under them: nobody will bring the rest. */
export async function dropStaleUploads(ctx: Context): Promise<void> {
  const stale = await productImports(ctx)
    .find({ state: 'uploading', uploadStartedAt: { $lt: new Date(Date.now() - UPLOAD_MS) } })
    .limit(100)
    .lean();
  for (const { _id } of stale) {
    await dropFile(ctx, _id);
    await productImports(ctx).updateOne(
      { _id, state: 'uploading' },
      { $set: { state: 'failed', problem: UPLOAD_NEVER_ENDED, finishedAt: ctx.clock.now() } },
    );
  }
}
