import { createServer } from 'node:net';

const SEARCHED = 500;

/** The first `count` ports in a row, from `first` on, that nobody listens on. */
export async function findFreePorts(first: number, count: number): Promise<number[]> {
  let row: number[] = [];
  for (let port = first; port < first + SEARCHED; port += 1) {
    row = (await isFree(port)) ? [...row, port] : [];
    if (row.length === count) return row;
  }
  throw new Error(`no ${count} free ports in a row between ${first} and ${first + SEARCHED}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
