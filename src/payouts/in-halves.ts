import { DomainError } from '../kit/errors.ts';

/**
 * Does work for many in one transaction. Where one of them stands in the way, each half is tried by itself, down to the one, so that it
 * holds up no other. What stands in the way of a single one is thrown after all the others had their turn.
 */
export async function inHalves<Item>(items: Item[], work: (items: Item[]) => Promise<void>): Promise<void> {
  if (items.length === 0) return;
  try {
    return await work(items);
  } catch (error) {
    if (!(error instanceof DomainError) || items.length === 1) throw error;
  }
  const middle = items.length >> 1;
  const halves = [items.slice(0, middle), items.slice(middle)];
  let problem: unknown;
  for (const half of halves)
    await inHalves(half, work).catch((error: unknown) => {
      problem ??= error;
    });
  if (problem) throw problem;
}
