/** Counts what is under way, so that whoever stops can wait for its end. */
export interface Tally {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** @returns whether nothing is under way any more; false when it took longer */
  idle(withinMs: number): Promise<boolean>;
}

export function createTally(): Tally {
  let underWay = 0;
  const waiting = new Set<() => void>();
  return {
    async run(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) for (const tell of waiting) tell();
      }
    },
    async idle(withinMs) {
      if (underWay === 0) return true;
      return new Promise((resolve) => {
        const end = (isIdle: boolean) => {
          clearTimeout(late);
          waiting.delete(tell);
          resolve(isIdle);
        };
        const tell = () => end(true);
        const late = setTimeout(() => end(false), withinMs);
        waiting.add(tell);
      });
    },
  };
}
