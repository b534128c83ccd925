import { unavailable } from '../../kit/errors.ts';

const MAX_WAITING = 10_000;
const MAX_BATCH = 500;

export interface GroupCommit<Row> {
  /** Resolves when the row is durable; rejects when it is not. `inserted` is false for an id that was there. */
  insert(row: Row): Promise<{ inserted: boolean }>;
}

/**
 * Gathers rows while the last batch is under way and writes them together; each caller is answered when its row is durable.
 * @param write inserts a batch and answers the ids that were there already; throws when nothing is sure
 */
export function createGroupCommit<Row extends { _id: string }>(
  write: (rows: Row[]) => Promise<Set<string>>,
): GroupCommit<Row> {
  type Waiting = { row: Row; resolve: (result: { inserted: boolean }) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        const known = await write(batch.map(({ row }) => row));
        for (const { row, resolve } of batch) resolve({ inserted: !known.has(row._id) });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  /** No id twice in a batch: the second of two equal events waits and then meets the first as already there. */
  function takeBatch(): Waiting[] {
    const seen = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const item of waiting) {
      if (batch.length < MAX_BATCH && !seen.has(item.row._id)) {
        seen.add(item.row._id);
        batch.push(item);
      } else rest.push(item);
    }
    waiting = rest;
    return batch;
  }

  return {
    insert(row) {
      if (waiting.length >= MAX_WAITING)
        return Promise.reject(unavailable('intake_full', 'Too many events are waiting. Send this one again later.'));
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject });
        if (!running) void run();
      });
    },
  };
}
