import { createReadStream } from 'node:fs';
import type { Context } from '../context.ts';
import { importRates } from './import-rates.ts';
import { fxImports } from './model.ts';

const EVERY_MS = 6 * 3_600_000;
const ANSWER_MS = 15_000;
const MAX_BYTES = 5_000_000;

/**
 * Reads the reference rates from the configured address or file (`file:///…`) when it was not tried for six hours, by the wall clock: rates are
 * published once a working day, in the afternoon. One process of all tries.
 */
export async function importDueRates(ctx: Context): Promise<void> {
  const { fxRatesUrl } = ctx.config;
  if (fxRatesUrl === undefined || !(await takeTurn(ctx))) return;
  try {
    const { different } = await importRates(ctx, await readRates(fxRatesUrl), fxRatesUrl);
    if (different.length > 0) ctx.logger.warn({ different }, 'published exchange rates differ from those in use');
  } catch (error) {
    ctx.logger.warn({ err: error }, 'exchange rates could not be imported; it will be tried again');
  }
}

async function takeTurn(ctx: Context): Promise<boolean> {
  const now = new Date();
  const due = new Date(now.getTime() - EVERY_MS);
  // Asked every second and due four times a day: a look comes before any write.
  const last = await fxImports(ctx).findById('daily').lean();
  if (last && last.triedAt > due) return false;
  await fxImports(ctx)
    .updateOne({ _id: 'daily' }, { $setOnInsert: { triedAt: new Date(0) } }, { upsert: true })
    .catch(ignoreRace);
  const { modifiedCount } = await fxImports(ctx).updateOne(
    { _id: 'daily', triedAt: { $lte: due } },
    { $set: { triedAt: now } },
  );
  return modifiedCount === 1;
}

function ignoreRace(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 11_000)) throw error;
}

async function readRates(address: string): Promise<string> {
  if (address.startsWith('file:')) return readText(createReadStream(new URL(address)));
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
  if (!response.ok) throw new Error(`the address of the rates answered ${response.status}`);
  return readText(response.body ?? []);
}

async function readText(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('the rates are over 5 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
