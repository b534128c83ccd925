import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmImport } from '../../src/catalogue/confirm-import.ts';
import { advanceImports, importFeed, uploadImport } from '../../src/catalogue/index.ts';
import { listProblems, problemsCsv } from '../../src/catalogue/list-imports.ts';
import { productImports, products } from '../../src/catalogue/model.ts';
import { runImport } from '../../src/catalogue/run-import.ts';
import type { ImportMode } from '../../src/catalogue/schemas.ts';
import { someCreator, someShop } from '../support/people.ts';
import { portOf } from '../support/port-of.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const csv = (domain: string, skus: string[], price = '10.00 EUR') =>
  `id,title,price,link\n${skus.map((sku) => `${sku},Product ${sku},${price},https://${domain}/${sku}\n`).join('')}`;

const skusOf = (count: number) => Array.from({ length: count }, (_, index) => `S${String(index).padStart(4, '0')}`);

async function upload(brandId: string, text: string, mode: ImportMode = 'replace') {
  ctx.clock.advance(1);
  return uploadImport(ctx, { brandId, name: 'products.csv', mode, bytes: Readable.from([Buffer.from(text)]) });
}

async function imported(brandId: string, text: string, mode: ImportMode = 'replace') {
  const { _id } = await upload(brandId, text, mode);
  await advanceImports(ctx);
  return productImports(ctx).findById(_id).lean();
}

const listed = async (brandId: string) =>
  (await products(ctx).find({ brandId, state: 'listed' }).sort({ _id: 1 }).lean()).map(({ sku }) => sku);

describe('an import', () => {
  test('adds, then updates what changed, leaves the rest, and retires what is gone', async () => {
    const { brand, domain } = await someShop(ctx);
    expect(await imported(brand._id, csv(domain, ['A', 'B', 'C']))).toMatchObject({
      state: 'done',
      counts: { read: 3, added: 3, updated: 0, unchanged: 0, refused: 0, retired: 0 },
    });
    const again = csv(domain, ['A', 'B']) + `D,New,5.00 EUR,https://${domain}/D\n`.repeat(1);
    expect((await imported(brand._id, again.replace('Product B', 'Better B')))?.counts).toEqual({
      read: 3,
      added: 1,
      updated: 1,
      unchanged: 1,
      refused: 0,
      retired: 1,
    });
    expect(await listed(brand._id)).toEqual(['A', 'B', 'D']);
    expect((await imported(brand._id, csv(domain, ['C']), 'add'))?.counts).toMatchObject({ updated: 1, retired: 0 });
    expect(await listed(brand._id)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('reports line by line what it could not use; such a product stays as it was and is not retired', async () => {
    const { brand, domain } = await someShop(ctx);
    await imported(brand._id, csv(domain, ['A', 'B']));
    const flawed = `${csv(domain, ['A'])}B,B,cheap,https://${domain}/b\nA,Twice,1.00 EUR,https://${domain}/a\n=X,x,1.00 EUR,https://evil.example/\n`;
    const result = await imported(brand._id, flawed);
    expect(result).toMatchObject({ state: 'done', counts: { read: 4, unchanged: 1, refused: 3, retired: 0 } });
    expect(await listed(brand._id)).toEqual(['A', 'B']);
    const input = { brandId: brand._id, importId: result?._id ?? '' };
    expect((await listProblems(ctx, { ...input, limit: 10 })).map(({ line, sku }) => [line, sku])).toEqual([
      [3, 'B'],
      [4, 'A'],
      [5, '=X'],
    ]);
    const report = await problemsCsv(ctx, input.brandId, input.importId);
    expect(report).toContain('4,A,sku,on_other_line,is on line 2 already');
    expect(report).toContain("5,'=X,url");
    const { as } = await someCreator(ctx);
    await expect(problemsCsv(as, input.brandId, input.importId)).rejects.toMatchObject({ kind: 'missing' });
    const other = await someShop(ctx);
    await expect(problemsCsv(ctx, other.brand._id, input.importId)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('of a file that breaks off retires nothing', async () => {
    const { brand, domain } = await someShop(ctx);
    await imported(brand._id, csv(domain, ['A', 'B', 'C']));
    expect(await imported(brand._id, `${csv(domain, ['A'])}B,"B`)).toMatchObject({
      state: 'failed',
      problem: { code: 'table_broken', figures: { line: '3' } },
      counts: { retired: 0 },
    });
    const named = await imported(brand._id, 'id,title,price,link\n');
    expect(named).toMatchObject({ state: 'failed', problem: { code: 'no_products' } });
    const lacking = await imported(brand._id, 'id,title\nA,a\n');
    expect(lacking?.problem).toMatchObject({ code: 'columns_missing', figures: { columns: 'price, link' } });
    expect(await listed(brand._id)).toEqual(['A', 'B', 'C']);
  });

  test('that would retire most of what the brand sells waits for a yes, which a newer file overtakes', async () => {
    const { brand, domain } = await someShop(ctx);
    const brandId = brand._id;
    await imported(brandId, csv(domain, skusOf(50)));
    const few = await imported(brandId, csv(domain, skusOf(5)));
    expect(few).toMatchObject({ state: 'to_confirm', toRetire: 45, finishedAt: null });
    expect(await listed(brandId)).toHaveLength(50);
    const fewer = await imported(brandId, csv(domain, skusOf(10)));
    await expect(confirmImport(ctx, { brandId, importId: few?._id ?? '', retire: true })).rejects.toMatchObject({
      code: 'import_overtaken',
    });
    await confirmImport(ctx, { brandId, importId: few?._id ?? '', retire: false });
    await confirmImport(ctx, { brandId, importId: fewer?._id ?? '', retire: true });
    await advanceImports(ctx);
    expect(await listed(brandId)).toEqual(skusOf(10));
    expect(await productImports(ctx).findById(fewer?._id).lean()).toMatchObject({
      state: 'done',
      counts: { retired: 40 },
    });
  });

  test.for([1, 2, 5, 6])(
    'killed at its write number %i and taken up by another worker ends in the same',
    async (nth) => {
      const { brand, domain } = await someShop(ctx);
      await imported(brand._id, csv(domain, skusOf(1_100)));
      const changed = csv(domain, skusOf(1_150).slice(50), '11.00 EUR').replace('S0300,', 'S0299,');
      const { _id } = await upload(brand._id, changed);
      const record = await productImports(ctx).findById(_id).orFail().lean();
      await expect(runImport(diesAt(nth), record)).rejects.toThrow('killed');
      await advanceImports(ctx);
      expect(await productImports(ctx).findById(_id).lean()).toMatchObject({
        state: 'done',
        counts: { read: 1_100, added: 50, updated: 1_049, unchanged: 0, refused: 1, retired: 51 },
      });
      expect(await listed(brand._id)).toEqual(
        skusOf(1_150)
          .slice(50)
          .filter((sku) => sku !== 'S0300'),
      );
    },
  );

  test('that kills its worker every time is given up in the end', async () => {
    const { brand, domain } = await someShop(ctx);
    const { _id } = await upload(brand._id, csv(domain, ['A']));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const record = await productImports(ctx).findById(_id).orFail().lean();
      await expect(runImport(diesAt(1), record)).rejects.toThrow('killed');
    }
    await advanceImports(ctx);
    expect(await productImports(ctx).findById(_id).lean()).toMatchObject({
      state: 'failed',
      problem: { code: 'never_ended', figures: { attempts: '5' } },
    });
  });
});

/** A context whose database connection is gone from its nth bulk write or mass update on. */
function diesAt(nth: number): TestContext {
  let count = 0;
  const target = products(ctx).collection;
  const dying =
    (work: (...words: never[]) => unknown) =>
    (...words: never[]) => {
      count += 1;
      if (count >= nth) throw new Error('killed');
      return work(...words);
    };
  const collection = new Proxy(target, {
    get: (real, key) => (key === 'bulkWrite' ? dying(real.bulkWrite.bind(real) as never) : Reflect.get(real, key)),
  });
  const model = new Proxy(products(ctx), {
    get: (real, key) => {
      if (key === 'collection') return collection;
      if (key === 'updateMany' || key === 'countDocuments') return dying(real[key].bind(real) as never);
      return Reflect.get(real, key);
    },
  });
  const mongo = new Proxy(ctx.mongo, {
    get: (real, key) => {
      if (key === 'models') return { ...real.models, products: model };
      const value = Reflect.get(real, key);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
  return { ...ctx, mongo } as TestContext;
}

describe('a feed', () => {
  const answers = new Map<
    string,
    { status?: number; headers?: Record<string, string>; body?: string; cut?: boolean }
  >();
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '', cut } = answers.get(request.url ?? '') ?? { status: 404 };
    response.writeHead(status, cut ? { ...headers, 'content-length': body.length + 10 } : headers);
    response.write(body);
    if (cut) setTimeout(() => response.destroy(), 20);
    else response.end();
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(() => void server.close());

  async function fetched(path: string, brandId: string) {
    const { _id } = await importFeed(ctx, { brandId, url: origin + path, mode: 'replace' });
    await advanceImports(ctx);
    return productImports(ctx).findById(_id).lean();
  }

  test('is fetched and imported', async () => {
    const { brand, domain } = await someShop(ctx);
    answers.set('/good', { body: csv(domain, ['A', 'B']) });
    expect(await fetched('/good', brand._id)).toMatchObject({ state: 'done', counts: { added: 2 } });
  });

  test('that redirects, fails or breaks off imports nothing and retires nothing', async () => {
    const { brand, domain } = await someShop(ctx);
    await imported(brand._id, csv(domain, ['A', 'B']));
    answers.set('/away', { status: 302, headers: { location: 'http://169.254.169.254/' } });
    answers.set('/cut', { body: csv(domain, ['A']), cut: true });
    for (const [path, problem] of [
      ['/away', { code: 'redirects', figures: {} }],
      ['/none', { code: 'answered_status', figures: { status: '404' } }],
      ['/cut', { code: 'cut_short', figures: {} }],
    ] as const)
      expect(await fetched(path, brand._id), path).toMatchObject({
        state: 'failed',
        problem,
      });
    expect(await listed(brand._id)).toEqual(['A', 'B']);
  });
});
