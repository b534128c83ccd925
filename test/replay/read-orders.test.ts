import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readOrders } from '../../scripts/replay/read-orders.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const fixture = fileURLToPath(new URL('./fixtures/orders.csv', import.meta.url));
const header =
  'order_id,purchased_at,approved_at,shipped_at,delivered_at,status,customer_id,seller_id,product_id,category_en,quantity,unit_price,freight,order_item_no';

const cells = {
  order_id: 'o1',
  purchased_at: '2024-03-01T09:00:00Z',
  approved_at: '',
  shipped_at: '',
  delivered_at: '',
  status: 'processing',
  customer_id: 'c1',
  seller_id: 's1',
  product_id: 'p1',
  category_en: '',
  quantity: '1',
  unit_price: '1000',
  freight: '0',
  order_item_no: '1',
};

const row = (change: Partial<typeof cells> = {}) => Object.values({ ...cells, ...change }).join(',');

function fileOf(lines: string[], end = '\n', name = 'orders.csv'): string {
  const path = join(temporaryDirectory(), name);
  const text = Buffer.from(`${[header, ...lines].join(end)}${end}`);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

const brokenOf = async (lines: string[]) =>
  (await readOrders(fileOf([row({ order_id: 'good' }), ...lines]))).brokenRows.map(
    ({ line, reason }) => `${line}: ${reason}`,
  );

describe('a broken row is left out with its line number and reason', () => {
  test.each<[string, Partial<typeof cells>, string]>([
    ['a price with a point', { unit_price: '10.00' }, 'unit_price is not a whole number of minor units: "10.00"'],
    ['a negative freight', { freight: '-1' }, 'freight is not a whole number of minor units: "-1"'],
    ['no time of purchase', { purchased_at: '' }, 'purchased_at is not an ISO 8601 time: ""'],
    [
      'a day that does not exist',
      { shipped_at: '2024-02-30T00:00:00Z' },
      'shipped_at is neither empty nor an ISO 8601 time: "2024-02-30T00:00:00Z"',
    ],
    [
      'a delivery years later',
      { delivered_at: '2031-01-01T00:00:00Z' },
      'delivered_at is over 400 days from purchased_at: "2031-01-01T00:00:00Z"',
    ],
    [
      'an unknown status',
      { status: 'lost' },
      'status is none of created, approved, invoiced, processing, shipped, delivered, canceled, unavailable: "lost"',
    ],
    ['no order id', { order_id: '' }, 'order_id takes 1 to 64 letters, digits and .:_-: ""'],
    ['no pieces', { quantity: '0' }, 'quantity is not a whole number of pieces: "0"'],
  ])('%s', async (_what, change, reason) => {
    expect(await brokenOf([row(change)])).toEqual([`3: ${reason}`]);
  });

  test('too few columns', async () => {
    expect(await brokenOf(['o1,2024'])).toEqual(['3: has 2 columns and not 14']);
  });

  test('an item that comes twice: the first one stands', async () => {
    expect(await brokenOf([row(), row({ unit_price: '9' })])).toEqual(['4: repeats item 1 of its order']);
  });

  test('a row that contradicts its order', async () => {
    const second = row({ order_item_no: '2', status: 'canceled' });
    expect(await brokenOf([row(), second])).toEqual([
      '4: says something else than line 3, of the same order, about status',
    ]);
  });

  test('a quotation mark that is never closed does not swallow the rows behind it', async () => {
    const { brokenRows, orders } = await readOrders(fileOf([`"${row()}`, row({ order_id: 'o2' })]));
    expect(brokenRows.map(({ line }) => line)).toEqual([2]);
    expect(orders.map((order) => order.orderId)).toEqual(['o2']);
  });
});

describe('reading orders', () => {
  test('one broken row leaves the rest of its order in, and an order of three sellers is three', async () => {
    const { orders, fileOrders, leftOut } = await readOrders(fixture);
    expect(fileOrders).toBe(27);
    expect(orders).toHaveLength(30);
    expect(orders.find((order) => order.orderId === 'order-16')?.items).toHaveLength(1);
    expect(orders.filter((order) => order.orderId === 'order-15').map((order) => order.freightMinor)).toEqual([
      2_000, 990, 500,
    ]);
    expect([...leftOut]).toEqual([13, 21, 25, 27, 28]);
  });

  test('a cancelled order is cancelled the day after the last that is known of it', async () => {
    const { orders } = await readOrders(fixture);
    const late = orders.find((order) => order.orderId === 'order-13');
    expect(late?.cancelledAt?.toISOString()).toBe('2024-05-15T10:31:00.000Z');
  });

  test.each(['\n', '\r\n'])('line ends %j, quotes and a byte order mark make no difference', async (end) => {
    const path = fileOf([row({ category_en: '"home, garden"' })], end);
    writeFileSync(path, `\uFEFF${[header, row({ category_en: '"home, garden"' })].join(end)}`);
    const { orders, brokenRows } = await readOrders(path);
    expect(brokenRows).toEqual([]);
    expect(orders[0]?.items[0]).toMatchObject({ category: 'home, garden', unitPriceMinor: 1_000, line: 2 });
  });

  test('a gzipped file is read as well, and with a limit only its first orders', async () => {
    const rows = ['a', 'b', 'a', 'c'].map((id, index) => row({ order_id: id, order_item_no: `${index + 1}` }));
    const { orders, leftOut } = await readOrders(fileOf(rows, '\n', 'orders.csv.gz'), 2);
    expect(orders.map((order) => [order.orderId, order.items.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect([...leftOut]).toEqual([5]);
  });

  test('what cannot be used at all is said in a sentence', async () => {
    const folder = temporaryDirectory();
    const write = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return readOrders(join(folder, name));
    };
    await expect(readOrders(join(folder, 'none.csv'))).rejects.toThrow('There is no file');
    await expect(readOrders(folder)).rejects.toThrow('is a folder');
    await expect(write('empty.csv', '')).rejects.toThrow('is empty');
    await expect(write('other.csv', 'a,b\n1,2\n')).rejects.toThrow('It lacks order_id, purchased_at');
    await expect(write('none.csv', `${header}\nx\n`)).rejects.toThrow(
      'no order that can be used. Line 2: has 1 columns',
    );
    const half = gzipSync(`${header}\n${row()}\n`).subarray(0, 60);
    await expect(write('half.csv.gz', half)).rejects.toThrow('is not a whole gzip file');
  });
});
