import type { Collection } from 'mongodb';

interface Row {
  _id: string;
  body: string;
}

/**
 * Inserts rows by group commit: so many callers hand in one row after the other; rows are gathered while the last batch is
 * under way and then inserted together with majority write concern.
 */
export async function commitInGroups(events: Collection<Row>, rows: Row[], callers: number): Promise<void> {
  let waiting: { row: Row; done: () => void }[] = [];
  let isWriting = false;
  let next = 0;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await events.insertMany(
        batch.map(({ row }) => row),
        { ordered: false, writeConcern: { w: 'majority' } },
      );
      for (const { done } of batch) done();
    }
    isWriting = false;
  }

  async function call(): Promise<void> {
    for (let row = rows[next++]; row; row = rows[next++]) {
      const given = row;
      const durable = new Promise<void>((done) => waiting.push({ row: given, done }));
      // Where this fails the process ends, and with it the round.
      if (!isWriting) void write();
      await durable;
    }
  }

  await Promise.all(Array.from({ length: callers }, call));
}
