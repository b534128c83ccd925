import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../../src/kit/errors.ts';
import { afterCursor, PageQuery, readCursor, toPage } from '../../src/kit/pagination.ts';
import { anyText } from '../support/texts.ts';

/** Whatever an id of ours may look like: products carry the shop's own SKU, commissions the shop's line id. */
const id = fc.oneof(
  anyText({ minLength: 1, maxLength: 140 }),
  fc.stringMatching(/^ord_[0-9a-f]{26}\.[\w.:-]{1,100}\.crt_[0-9A-Z]{26}\.c\d{1,3}$/),
);

test('the cursor of a page is one that the list and its query take', () => {
  fc.assert(
    fc.property(id, id, (first, second) => {
      const { next } = toPage([{ _id: first }, { _id: second }], 1, (row) => row._id);
      expect(PageQuery.parse({ cursor: next }).cursor).toBe(next);
      expect(readCursor(next ?? '')).toBe(first);
    }),
  );
});

test('walking through the pages shows each row once, in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (ids, limit) => {
      const rows = ids.toSorted((left, right) => (left < right ? 1 : -1)).map((_id) => ({ _id }));
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page <= rows.length; page += 1) {
        const behind = afterCursor(cursor)._id?.$lt;
        const found = rows.filter(({ _id }) => behind === undefined || _id < behind).slice(0, limit + 1);
        const { data, next } = toPage(found, limit, (row) => row._id);
        seen.push(...data);
        if (next === null) break;
        cursor = next;
      }
      expect(seen).toEqual(rows.map(({ _id }) => _id));
    }),
  );
});

test.for([
  '',
  ' ',
  'not a cursor',
  '{"$gt":""}',
  '%00',
  '\u0000',
  'AA==',
  '_w',
  '////',
  Buffer.from([0xff, 0xfe]).toString('base64url'),
])('the cursor "%s" is refused as one that no list made', (cursor) => {
  expect(() => readCursor(cursor)).toThrow(DomainError);
  expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ kind: 'malformed', code: 'cursor_invalid' }));
});

test('without a cursor the list starts at its beginning', () => {
  expect(afterCursor(undefined)).toEqual({});
});

test.for([
  { limit: '0' },
  { limit: '101' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: 'ten' },
  { limit: ['1', '2'] },
  { limit: '' },
  { cursor: ['a', 'b'] },
  { cursor: 'a'.repeat(5_000) },
])('the query %j is refused', (query) => {
  expect(PageQuery.safeParse(query).success).toBe(false);
});

test.for([
  [{}, 25],
  [{ limit: '1' }, 1],
  [{ limit: '100' }, 100],
] as const)('the query %j asks for %i rows', ([query, limit]) => {
  expect(PageQuery.parse(query).limit).toBe(limit);
});
