import PQueue from 'p-queue';

/** Does `work` with every item, some at once, in the items' order. After the first failure nothing new is begun. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const queue = new PQueue({ concurrency });
  try {
    return await queue.addAll(items.map((item, index) => () => work(item, index)));
  } catch (error) {
    queue.clear();
    await queue.onIdle();
    throw error;
  }
}
