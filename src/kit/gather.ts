/**
 * Gathers what is handed in while the last batch is under way and has it done together; each caller is answered when hers is done.
 * The number of callers bounds what waits.
 * @param work does a batch and answers each of it, in the same order; when it throws, all of the batch are refused
 */
export function gather<Item, Answer>(
  maxBatch: number,
  work: (items: Item[]) => Promise<Answer[]>,
): (item: Item) => Promise<Answer> {
  let waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      try {
        const answers = await work(batch.map(({ item }) => item));
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // In the next turn: callers who come together are taken together.
      if (!running) queueMicrotask(() => running || void run());
    });
}
