import { setTimeout as pause } from 'node:timers/promises';

type Found<T> = Exclude<T, false | null | undefined>;

/**
 * Looks again and again until `look` answers something that is neither false nor null nor undefined and does not throw.
 * @param withinMs how long at most; the last failure is told when it was not enough
 */
export async function eventually<T>(look: () => Promise<T> | T, withinMs = 10_000, everyMs = 15): Promise<Found<T>> {
  const deadline = performance.now() + withinMs;
  let last: unknown = 'nothing was found';
  for (;;) {
    try {
      const found = await look();
      if (found !== false && found !== null && found !== undefined) return found as Found<T>;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${last}`, { cause: last });
    await pause(everyMs);
  }
}
