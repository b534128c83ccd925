import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FeedRow } from '../../src/catalogue/columns.ts';
import { readFeed } from '../../src/catalogue/read-feed.ts';
import { readPrice } from '../../src/catalogue/read-price.ts';
import { toProduct } from '../../src/catalogue/to-product.ts';

/** Reads bytes that arrive in pieces of an awkward size. */
async function read(file: string | Uint8Array, pieceSize = 7): Promise<FeedRow[]> {
  const bytes = Buffer.from(file as string);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  const rows: FeedRow[] = [];
  for await (const row of readFeed(pieces())) rows.push(row);
  return rows;
}

const HEAD = 'id,title,price,link';
const LAMP = { sku: 'L1', name: 'Lámpara, ø 30', price: '89.00 EUR', url: 'https://a.example/l' };

describe('a table of products', () => {
  test.for([
    ['commas and quotes', `${HEAD}\nL1,"Lámpara, ø 30",89.00 EUR,https://a.example/l\n`],
    ['semicolons', 'id;title;price;link\r\nL1;Lámpara, ø 30;89.00 EUR;https://a.example/l\r\n'],
    ['tabs', 'id\ttitle\tprice\tlink\nL1\tLámpara, ø 30\t89.00 EUR\thttps://a.example/l'],
    ['a byte-order mark', `\ufeff${HEAD}\nL1,"Lámpara, ø 30",89.00 EUR,https://a.example/l\n`],
    ['other names', 'SKU,Name,PRICE,colour,URL\nL1,"Lámpara, ø 30",89.00 EUR,red,https://a.example/l'],
    ['empty lines', `\n\n${HEAD}\n\nL1,"Lámpara, ø 30",89.00 EUR,https://a.example/l\n\n`],
  ])('with %s is read', async ([, file = '']) => {
    expect((await read(file)).map(({ fields }) => fields)).toEqual([LAMP]);
  });

  test('of UTF-16, as Excel saves it, or packed with gzip, is read', async () => {
    const text = `id\ttitle\tprice\tlink\nL1\t${LAMP.name}\t89.00 EUR\thttps://a.example/l\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await read(utf16))[0]?.fields).toEqual(LAMP);
    expect((await read(gzipSync(text)))[0]?.fields).toEqual(LAMP);
  });

  test('tells at which line each product stands, quoted line breaks counted', async () => {
    const rows = await read(`${HEAD}\nA,"two\nlines",1,x\n\nB,b,1,x\n`);
    expect(rows.map(({ line, fields }) => [line, fields.sku])).toEqual([
      [3, 'A'],
      [5, 'B'],
    ]);
  });

  test.for([
    ['', { code: 'file_empty' }],
    ['   \n ', { code: 'file_empty' }],
    ['id,title,link\nA,a,x', { code: 'columns_missing', figures: { columns: 'price' } }],
    [`${HEAD}\n"A,a,1,x`, { code: 'table_broken', figures: { line: '2' } }],
    [gzipSync(`${HEAD}\nA,a,1,x`).subarray(0, 25), { code: 'gzip_broken' }],
    [
      Buffer.from(`${HEAD}\nA,L\xe1mpara,1,x`, 'latin1'),
      { code: 'encoding_wrong', figures: { encoding: 'UTF-8' }, message: expect.stringContaining('not valid UTF-8') },
    ],
    [`${HEAD}\n${'x'.repeat(200_000)}`, { message: expect.stringContaining('broken') }],
  ] as const)('that cannot be read (%#) says why', async ([file, why]) => {
    await expect(read(file as string, 4_000)).rejects.toMatchObject(why);
  });
});

const rss = (items: string, head = '<?xml version="1.0"?>') =>
  `${head}<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>${items}</channel></rss>`;

describe('a Google Merchant feed', () => {
  const item = `<item>
    <g:id>L1</g:id><title><![CDATA[Lámpara, ø 30]]></title><link>https://a.example/l</link>
    <g:shipping><g:country>ES</g:country><g:price>4.00 EUR</g:price></g:shipping><g:price>89.00 EUR</g:price></item>`;

  test('of RSS is read; what is nested in an item is not the item’s', async () => {
    expect((await read(rss(item))).map(({ fields }) => fields)).toEqual([LAMP]);
  });

  test('of Atom is read', async () => {
    const entry =
      '<entry><g:id>L1</g:id><title>Lámpara, ø 30</title><link href="https://a.example/l"/><g:price>89.00 EUR</g:price></entry>';
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">${entry}</feed>`;
    expect((await read(atom))[0]?.fields).toEqual(LAMP);
  });

  test('of the encoding it names is read', async () => {
    const cyrillic = 'Лампа';
    const bytes = Buffer.from([...cyrillic].map((letter) => letter.charCodeAt(0) - 0x0410 + 0xc0));
    const [before, after] = rss(
      '<item><g:id>L1</g:id><title>@</title></item>',
      '<?xml version="1.0" encoding="windows-1251"?>',
    ).split('@');
    const file = Buffer.concat([Buffer.from(before ?? ''), bytes, Buffer.from(after ?? '')]);
    expect((await read(file))[0]?.fields.name).toBe(cyrillic);
  });

  test.for([
    [rss(item).slice(0, -40), { code: 'xml_broken', figures: { line: '3' } }],
    [
      rss('<item><g:id>&xxe;</g:id></item>', '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'),
      { code: 'xml_broken', figures: { line: '1' } },
    ],
    ['<html><body>Not found</body></html>', { code: 'no_items' }],
    ['<?xml version="1.0" encoding="ebcdic"?><rss/>', { code: 'encoding_unknown', figures: { encoding: 'ebcdic' } }],
  ] as const)('that cannot be read (%#) says why', async ([file, why]) => {
    await expect(read(file, 64)).rejects.toMatchObject(why);
  });
});

describe('a price', () => {
  test.for([
    ['15.00 USD', undefined, 1_500, 'USD'],
    ['usd 15', undefined, 1_500, 'USD'],
    ['1 299,00', 'EUR', 129_900, 'EUR'],
    ['1,299.00 EUR', 'EUR', 129_900, 'EUR'],
    ['1.299,5', 'EUR', 129_950, 'EUR'],
    ['12,9', 'PLN', 1_290, 'PLN'],
    ['1250', 'JPY', 1_250, 'JPY'],
    ['1.005 KWD', '', 1_005, 'KWD'],
    ['0', 'EUR', 0, 'EUR'],
  ] as const)('%s (%s) is %i %s', ([text, column, amountMinor, currency]) => {
    expect(readPrice(text, column)).toEqual({ amountMinor, currency });
  });

  test.for([
    ['', 'EUR'],
    ['free', 'EUR'],
    ['15', undefined],
    ['15 EUR', 'USD'],
    ['15 XYZ', undefined],
    ['1,299', 'EUR'],
    ['15.005', 'EUR'],
    ['-5', 'EUR'],
    ['15.5', 'JPY'],
  ] as const)('%j (%s) is refused in words', ([text, column]) => {
    expect(readPrice(text, column)).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });
});

test('a line says everything that is wrong with it at once', () => {
  const brand = { domains: ['a.example'], httpAllowed: false };
  const row = {
    line: 2,
    fields: { sku: 'A', price: '1,299', currency: 'EUR', url: 'http://evil.example/', availability: 'soon' },
  };
  const result = toProduct(row, brand);
  expect('problems' in result && result.problems.map(({ field }) => field)).toEqual([
    'price',
    'availability',
    'url',
    'name',
  ]);
  const evil = toProduct({ line: 2, fields: { ...LAMP, url: 'https://a.example.evil.example/' } }, brand);
  expect(evil).toMatchObject({ problems: [{ field: 'url' }] });
  expect(toProduct({ line: 2, fields: LAMP }, brand)).toMatchObject({
    product: { priceMinor: 8_900, availability: 'in_stock' },
  });
});

test('each thing that is wrong has a code and figures, so that it can be said in any language', () => {
  const brand = { domains: ['a.example'], httpAllowed: false };
  const codesOf = (fields: object) => {
    const result = toProduct({ line: 2, fields: { ...LAMP, ...fields } }, brand);
    return 'problems' in result ? result.problems.map(({ field, code, figures }) => [field, code, figures]) : [];
  };
  expect(codesOf({ price: 'cheap' })).toEqual([['price', 'no_price', { text: 'cheap' }]]);
  expect(codesOf({ price: '15.005 EUR' })).toEqual([['price', 'too_precise', { text: '15.005 EUR', currency: 'EUR' }]]);
  expect(codesOf({ name: ' ' })).toEqual([['name', 'missing', {}]]);
  expect(codesOf({ name: 'x'.repeat(301) })).toEqual([['name', 'too_long', { most: '300' }]]);
  expect(codesOf({ url: 'https://b.example/' })).toEqual([['url', 'other_domain', { host: 'b.example' }]]);
  expect(codesOf({ url: 'javascript:alert(1)' })).toEqual([['url', 'no_address', {}]]);
  expect(codesOf({ imageUrl: 'nowhere' })).toEqual([['imageUrl', 'no_address', {}]]);
});
