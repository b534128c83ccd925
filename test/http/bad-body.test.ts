import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { application } from '../builders.ts';
import { json, openForKnocking } from './knock.ts';

type Open = Awaited<ReturnType<typeof openForKnocking>>;

let app: Open['app'];
let callers: Open['callers'];
let declared: Open['declared'];
let shop: Open['shop'];
let post: Open['post'];
beforeAll(async () => {
  ({ app, callers, declared, shop, post } = await openForKnocking());
});

describe('a body', () => {
  test.for([
    '',
    '{',
    '{"displayName":',
    "{'a':1}",
    '{"a":1,}',
    'undefined',
    '\u0000',
    '[1,2',
    '"text"',
    '7',
    'null',
    '{"a":NaN}',
  ])('that is not a JSON document (%j) is refused with 400', async (body) => {
    expect((await post(callers.visitor, '/v1/applications', body)).status).toBeOneOf([400, 422]);
  });

  test.for([
    '[]',
    '{}',
    '[{}]',
    '{"destination":{"$ne":null}}',
    '{"destination":["https://a.example"]}',
    '{"destination":null}',
    '{"destination":7}',
    '{"destination":true}',
  ])('of the wrong types (%s) is refused with 422', async (body) => {
    expect(await post(callers.creator, '/v1/links', body)).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  test('of operators of the database instead of values is refused, and finds nothing', async () => {
    const operators = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, { $where: 'sleep(1000)' }, [{ $ne: null }]];
    for (const operator of operators) {
      expect(
        (await post(callers.creator, '/v1/codes', JSON.stringify({ brandId: operator, code: 'LAMP10' }))).code,
      ).toBe('validation_failed');
      expect(
        (await post(callers.visitor, '/v1/applications', JSON.stringify(application({ country: operator })))).code,
      ).toBe('validation_failed');
    }
  });

  test('with __proto__ and constructor in it pollutes nothing', async () => {
    const bodies = [
      '{"__proto__":{"role":"admin","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      `{"destination":"https://${shop.domain}/","subIds":{"__proto__":{"polluted":1}}}`,
      `{"destination":"https://${shop.domain}/","subIds":{"constructor":"x"}}`,
      `{"destination":"https://${shop.domain}/","subIds":{"$where":"x"}}`,
    ];
    for (const body of bodies) {
      const response = await callers.creator.fetch('/v1/links', { method: 'POST', headers: json, body });
      if (response.status === 201) expect(((await response.json()) as { subIds: object }).subIds).toEqual({});
      else expect((await declared.problem('POST', '/v1/links', response)).status).toBe(422);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('that nests without end is refused quickly', async () => {
    const started = performance.now();
    for (const body of [
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      `{"destination":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ])
      expect((await post(callers.creator, '/v1/links', body)).status).toBe(422);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('over a megabyte is refused with 413', async () => {
    expect(
      await post(callers.creator, '/v1/links', JSON.stringify({ destination: 'x'.repeat(1_100_000) })),
    ).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test.for([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('of the type "%s" is refused: it could come from a form of another site', async (type) => {
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    const body = new TextEncoder().encode('{"destination":"https://a.example"}');
    expect(await post(callers.creator, '/v1/links', body, headers)).toMatchObject({
      status: 400,
      code: 'content_type',
    });
  });

  test.for(['application/json; charset=latin1', 'application/json; charset=nonsense'])(
    'in letters that JSON does not have (%s) is refused',
    async (type) => {
      const { status } = await post(callers.creator, '/v1/links', '{}', { 'content-type': type });
      expect(status).toBeOneOf([400, 422]);
    },
  );

  test('that ends before it is as long as it said is dropped, and the server goes on', async () => {
    const socket = connect(Number(new URL(app.url).port), 'localhost');
    socket.write(
      'POST /v1/links HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
    );
    socket.end();
    await text(socket);
    expect((await callers.creator.get('/v1/links')).status).toBe(200);
  });
});

test('of all the problems met here none was undeclared, and none was a fault of ours', () => {
  expect([...declared.seen].filter((line) => / 5\d\d /.test(line))).toEqual([]);
  expect(declared.seen.size).toBeGreaterThan(5);
});
