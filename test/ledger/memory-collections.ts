import type { Context } from '../../src/context.ts';
import type { BalanceRecord, JournalRecord } from '../../src/ledger/model.ts';
import { pureContext } from '../support/test-context.ts';

type Update = { $inc?: Record<string, number>; $set?: Record<string, unknown>; $setOnInsert?: Record<string, unknown> };
interface Filter {
  _id: string;
  amountMinor?: number;
  sequence?: number;
}

/**
 * The two collections that the ledger writes, in memory, with transactions that undo what they did. Only what the ledger asks
 * for is there, so that its own code can be driven through a hundred thousand commands in seconds.
 */
export class MemoryCollections {
  readonly journal = new Map<string, JournalRecord>();
  readonly balances = new Map<string, BalanceRecord>();
  private undo: (() => void)[] = [];
  private readonly root = { ...pureContext(), mongo: { models: this.models() } } as unknown as Context;

  /** Runs `work` as in a transaction: what it wrote is undone when it throws. */
  async transaction<T>(work: (tx: Context) => Promise<T>): Promise<T> {
    this.undo = [];
    try {
      return await work({ ...this.root, session: {} as never });
    } catch (error) {
      for (const step of this.undo.toReversed()) step();
      throw error;
    }
  }

  /** The same collections without a transaction. */
  get outside(): Context {
    return this.root;
  }

  private models() {
    return {
      journal: {
        find: ({ _id }: { _id: { $in: string[] } }) => {
          const rows = _id.$in.flatMap((key) => this.journal.get(key) ?? []);
          return { session: () => ({ lean: async () => rows }) };
        },
        collection: {
          insertMany: async (rows: JournalRecord[]) => {
            for (const row of rows) this.insert(row);
          },
        },
      },
      balances: {
        collection: {
          bulkWrite: async (writes: { updateOne: { filter: Filter; update: Update; upsert?: boolean } }[]) => {
            let matchedCount = 0;
            for (const { updateOne } of writes)
              matchedCount += this.update(updateOne.filter, updateOne.update, updateOne.upsert ?? false);
            return { matchedCount };
          },
        },
      },
    };
  }

  private insert(row: JournalRecord): void {
    if (this.journal.has(row._id)) throw new Error(`E11000 duplicate key: ${row._id}`);
    this.journal.set(row._id, structuredClone(row));
    this.undo.push(() => this.journal.delete(row._id));
  }

  private update(
    { _id, ...wanted }: Filter,
    { $inc = {}, $set = {}, $setOnInsert = {} }: Update,
    upsert: boolean,
  ): number {
    const known = this.balances.get(_id);
    const fits = known && Object.entries(wanted).every(([name, value]) => known[name as keyof BalanceRecord] === value);
    if (known ? !fits : !upsert) return 0;
    const before = known ?? ({ _id, ...$setOnInsert } as unknown as BalanceRecord);
    const after: Record<string, unknown> = { ...before, ...$set };
    for (const [name, change] of Object.entries($inc)) after[name] = Number(after[name] ?? 0) + change;
    this.balances.set(_id, after as unknown as BalanceRecord);
    this.undo.push(() => (known ? this.balances.set(_id, known) : this.balances.delete(_id)));
    return 1;
  }
}
