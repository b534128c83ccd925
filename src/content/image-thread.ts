import { Worker } from 'node:worker_threads';
import type { ImagePrint } from './image-print.ts';

const TIME_LIMIT_MS = 15_000;

let thread: Worker | undefined;
/** Pictures are taken one after the other: decoding two at once would take twice the memory and no less time. */
let last: Promise<unknown> = Promise.resolve();

/** Hashes a picture in the one thread for it; undefined when it cannot be decoded in time. The thread keeps no process alive. */
export function hashInThread(bytes: Buffer): Promise<ImagePrint | undefined> {
  const result = last.then(() => ask(bytes));
  last = result;
  return result;
}

function ask(bytes: Buffer): Promise<ImagePrint | undefined> {
  const worker = thread ?? open();
  worker.ref();
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(undefined, true), TIME_LIMIT_MS);
    const fail = () => end(undefined, true);
    const answer = (print: ImagePrint | null) => end(print ?? undefined, false);
    function end(print: ImagePrint | undefined, isBroken: boolean): void {
      clearTimeout(timer);
      worker.off('message', answer).off('error', fail).off('exit', fail);
      worker.unref();
      if (isBroken) discard(worker);
      resolve(print);
    }
    worker.on('message', answer).on('error', fail).on('exit', fail);
    worker.postMessage(bytes);
  });
}

function open(): Worker {
  thread = new Worker(new URL('./image-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return thread;
}

function discard(worker: Worker): void {
  if (thread === worker) thread = undefined;
  worker.on('error', () => undefined);
  void worker.terminate();
}
