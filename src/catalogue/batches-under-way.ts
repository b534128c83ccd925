import type { FeedRow } from './columns.ts';

const MOST = 2;

/**
 * Writes batches of rows while the next ones are read, two at once: the database has something to do while it waits for its disk. A
 * batch that names a product of an earlier one waits for it, because it has to know what that wrote.
 */
export class BatchesUnderWay {
  private readonly write: (rows: FeedRow[]) => Promise<void>;
  private readonly underWay: { skus: Set<string>; done: Promise<void> }[] = [];

  constructor(write: (rows: FeedRow[]) => Promise<void>) {
    this.write = write;
  }

  /** Resolves when the batch is being written; rejects when an earlier one failed. */
  async begin(rows: FeedRow[]): Promise<void> {
    const skus = new Set(rows.map(({ fields }) => fields.sku?.trim() ?? ''));
    const overlaps = (other: Set<string>) => [...skus].some((sku) => other.has(sku));
    while (this.underWay.length >= MOST || this.underWay.some((batch) => overlaps(batch.skus)))
      await this.underWay.shift()?.done;
    const done = this.write(rows);
    // Told where it is waited for.
    done.catch(() => undefined);
    this.underWay.push({ skus, done });
  }

  /** Resolves when everything is written; rejects when something failed. */
  async end(): Promise<void> {
    for (let batch = this.underWay.shift(); batch; batch = this.underWay.shift()) await batch.done;
  }

  /** Resolves when nothing is on its way any more, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.underWay.map(({ done }) => done));
  }
}
