import { expect, test } from 'vitest';
import { BatchesUnderWay } from '../../src/catalogue/batches-under-way.ts';

const rows = (...skus: string[]) => skus.map((sku, index) => ({ line: index + 1, fields: { sku } }));

/** Batches whose writing ends when the test says so. */
function bench() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const batches = new BatchesUnderWay(([first]) => {
    const name = first?.fields.sku ?? '';
    begun.push(name);
    return new Promise((resolve, reject) => ends.set(name, { resolve, reject }));
  });
  return {
    batches,
    begun,
    end: (name: string) => ends.get(name)?.resolve(),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('two batches are written at once, and the third waits for the first', async () => {
  const { batches, begun, end } = bench();
  await batches.begin(rows('A', 'B'));
  await batches.begin(rows('C'));
  const third = batches.begin(rows('D'));
  await turn();
  expect(begun).toEqual(['A', 'C']);
  end('A');
  await third;
  expect(begun).toEqual(['A', 'C', 'D']);
});

test('a batch that names a product again waits until that is written', async () => {
  const { batches, begun, end } = bench();
  await batches.begin(rows('A', 'B'));
  const again = batches.begin(rows('C', 'B'));
  await turn();
  expect(begun).toEqual(['A']);
  end('A');
  await again;
  expect(begun).toEqual(['A', 'C']);
});

test('what failed is told by the next one or at the end, and everything on its way is waited for', async () => {
  const { batches, end, fail } = bench();
  await batches.begin(rows('A'));
  await batches.begin(rows('B'));
  fail('A');
  await expect(batches.begin(rows('C'))).rejects.toThrow('A');
  let settled = false;
  const all = batches.settle().then(() => {
    settled = true;
  });
  await turn();
  expect(settled).toBe(false);
  end('B');
  await all;
});
