import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../src/context.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { orderLine, orderPlaced, signed, unique } from '../builders.ts';
import { Declared } from '../support/declared.ts';
import { someShop } from '../support/people.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

let app: App;
let shop: { id: string; secret: string };
let declared: Declared;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  shop = (await someShop(asSystem(app.ctx, 'test'))).shop;
  declared = await Declared.by(app);
});

type Init = ReturnType<typeof signed>;
const path = (shopId = shop.id) => `/v1/shops/${shopId}/events`;
const send = (init: Init, shopId?: string) => fetch(`${app.url}${path(shopId)}`, init);
const stored = (id: string) => orderEvents(app.ctx).findById(`${shop.id}:${id}`).lean();
const count = () => orderEvents(app.ctx).countDocuments();

async function refused(init: Init, shopId?: string) {
  const before = await count();
  const response = await send(init, shopId);
  const { status, code } = await declared.problem('POST', path(shopId), response);
  expect(await count()).toBe(before);
  return { status, code };
}

const without = (init: Init, name: string): Init => {
  const { [name as keyof Init['headers']]: _dropped, ...headers } = init.headers;
  return { ...init, headers: headers as Init['headers'] };
};
const withHeader = (init: Init, name: string, value: string): Init => ({
  ...init,
  headers: { ...init.headers, [name]: value },
});
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('a webhook is taken', () => {
  test('when it is signed, and is there word for word before the answer', async () => {
    const event = orderPlaced();
    const response = await send(signed(shop.secret, event, { id: 'msg_ok' }));
    expect([response.status, await response.json()]).toEqual([200, { eventId: `${shop.id}:msg_ok`, duplicate: false }]);
    expect(await stored('msg_ok')).toMatchObject({ body: JSON.stringify(event), state: 'received' });
  });

  test('within five minutes in both directions', async () => {
    expect((await send(signed(shop.secret, orderPlaced(), { at: minutes(-4.8) }))).status).toBe(200);
    expect((await send(signed(shop.secret, orderPlaced(), { at: minutes(4.8) }))).status).toBe(200);
  });

  test('when one of several signatures is right', async () => {
    const init = signed(shop.secret, orderPlaced());
    const other = signed(`whsec_${Buffer.alloc(32).toString('base64')}`, orderPlaced()).headers['webhook-signature'];
    const both = withHeader(init, 'webhook-signature', `v1a,xxxx ${other} ${init.headers['webhook-signature']}`);
    expect((await send(both)).status).toBe(200);
  });

  test('whatever content type it claims, for the bytes are what is signed', async () => {
    const init = withHeader(signed(shop.secret, orderPlaced()), 'content-type', 'text/plain');
    expect((await send(init)).status).toBe(200);
  });

  test('again, changing nothing, when the same one comes a second time', async () => {
    const init = signed(shop.secret, orderPlaced(), { id: 'msg_again' });
    expect(await (await send(init)).json()).toMatchObject({ duplicate: false });
    const before = await stored('msg_again');
    const later = signed(shop.secret, undefined, { id: 'msg_again', body: init.body, at: minutes(1) });
    for (const again of [init, later]) expect(await (await send(again)).json()).toMatchObject({ duplicate: true });
    expect(await stored('msg_again')).toEqual(before);
  });
});

describe('a webhook is refused with 401', () => {
  const bad: [string, () => Init][] = [
    ['when nobody signed it', () => withHeader(signed(shop.secret, orderPlaced()), 'webhook-signature', 'v1,')],
    ['when another secret signed it', () => signed(`whsec_${Buffer.alloc(32, 9).toString('base64')}`, orderPlaced())],
    [
      'when the signature is garbage',
      () => withHeader(signed(shop.secret, orderPlaced()), 'webhook-signature', 'nonsense'),
    ],
    [
      'when only an unknown version is signed',
      () =>
        withHeader(
          signed(shop.secret, orderPlaced()),
          'webhook-signature',
          signed(shop.secret, orderPlaced()).headers['webhook-signature'].replace('v1,', 'v2,'),
        ),
    ],
    [
      'when the body was changed',
      () => ({ ...signed(shop.secret, orderPlaced()), body: JSON.stringify(orderPlaced()) }),
    ],
    ['when a space was added', () => ({ ...signed(shop.secret, orderPlaced(), { body: '{}' }), body: '{} ' })],
    ['when its id was changed', () => withHeader(signed(shop.secret, orderPlaced()), 'webhook-id', 'msg_other')],
    [
      'when its time was changed',
      () =>
        withHeader(signed(shop.secret, orderPlaced()), 'webhook-timestamp', `${Math.floor(Date.now() / 1_000) + 7}`),
    ],
    ['when it is over five minutes old', () => signed(shop.secret, orderPlaced(), { at: minutes(-6) })],
    ['when it is over five minutes ahead', () => signed(shop.secret, orderPlaced(), { at: minutes(6) })],
  ];
  test.for(bad)('%s', async ([, make]) => {
    expect(await refused(make())).toEqual({ status: 401, code: 'signature_invalid' });
  });

  test('when the shop does not exist, which looks the same', async () => {
    expect(await refused(signed(shop.secret, orderPlaced()), 'shp_nobody')).toEqual({
      status: 401,
      code: 'signature_invalid',
    });
  });
});

describe('a webhook is refused with 422', () => {
  test.for(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s', async (name) => {
    expect(await refused(without(signed(shop.secret, orderPlaced()), name))).toEqual({
      status: 422,
      code: 'validation_failed',
    });
  });

  test.for([
    ['webhook-id', 'a b'],
    ['webhook-id', 'x'.repeat(101)],
    ['webhook-id', '$where'],
    ['webhook-timestamp', 'soon'],
    ['webhook-timestamp', '-1'],
    ['webhook-timestamp', '1e9'],
    ['webhook-timestamp', `${Date.now()}`],
    ['webhook-signature', 'v1,'.padEnd(1_200, 'A')],
  ] as const)('with %s: %s', async ([name, value]) => {
    expect((await refused(withHeader(signed(shop.secret, orderPlaced()), name, value))).status).toBe(422);
  });

  test.for(['a%2fb', 'a%20b', '$ne', 'x'.repeat(61)])('for a shop of the name %s', async (shopId) => {
    expect(await refused(signed(shop.secret, orderPlaced()), shopId)).toEqual({
      status: 422,
      code: 'validation_failed',
    });
  });

  test.for([
    ['an empty body', ''],
    ['half of its JSON', '{"type":"order.placed","data":{'],
    ['a text', 'hello'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a type of its own', '{"type":"order.lost","timestamp":"2026-03-02T09:00:00Z","data":{}}'],
    ['an object where an id should be', JSON.stringify(orderPlaced({ orderId: { $ne: null } }))],
    ['__proto__ in it', '{"__proto__":{"type":"order.paid"},"type":"order.placed"}'],
    ['nests without end', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ] as const)('when it is well signed but has %s', async ([, body]) => {
    expect((await refused(signed(shop.secret, undefined, { body }))).status).toBe(422);
  });

  test('when it is well signed but not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const { method, headers } = signed(shop.secret, undefined, { body: '{}' });
    // The library signs text only; what is signed are the bytes.
    const mac = createHmac('sha256', Buffer.from(shop.secret.replace('whsec_', ''), 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`)
      .update(bytes)
      .digest('base64');
    const init = { method, headers: { ...headers, 'webhook-signature': `v1,${mac}` }, body: bytes };
    const response = await fetch(`${app.url}${path()}`, init);
    expect((await declared.problem('POST', path(), response)).status).toBe(422);
  });

  test('and every mistake is named', async () => {
    const response = await send(
      signed(shop.secret, orderPlaced({ currency: 'X', lines: [orderLine({ quantity: 0 })] })),
    );
    const { errors } = await declared.problem('POST', path(), response);
    expect(errors?.map((error) => error.path)).toEqual(
      expect.arrayContaining(['data.currency', 'data.lines.0.quantity']),
    );
  });

  test('when it tells of the day after tomorrow', async () => {
    const tomorrow = new Date(app.ctx.clock.now().getTime() + 26 * 3_600_000).toISOString();
    for (const told of [{ placedAt: tomorrow }, { placedAt: app.ctx.clock.now().toISOString(), linesAsOf: tomorrow }])
      expect(await refused(signed(shop.secret, orderPlaced(told)))).toEqual({ status: 422, code: 'in_the_future' });
  });
});

describe('an id that was used for another body', () => {
  test('is refused with 409, the first body stands, and the second one is kept for a manager', async () => {
    const id = unique('msg_');
    const first = signed(shop.secret, orderPlaced(), { id });
    const second = signed(shop.secret, orderPlaced(), { id });
    await send(first);
    expect(await refused(second)).toEqual({ status: 409, code: 'event_id_reused' });
    expect((await stored(id))?.body).toBe(first.body);
    const kept = await app.ctx.mongo
      .collection('dead_letters')
      .findOne({ kind: 'conflict', eventId: `${shop.id}:${id}` });
    expect(kept).toMatchObject({ state: 'open', shopId: shop.id, code: 'event_id_reused' });
    expect(JSON.stringify(kept)).not.toContain('LAMP-01');
  });
});

describe('a body', () => {
  const padded = (bytes: number) => {
    const event = JSON.stringify(orderPlaced());
    return signed(shop.secret, undefined, { body: event + ' '.repeat(bytes - event.length) });
  };

  test('of a megabyte is taken, and one byte more is refused with 413', async () => {
    expect((await send(padded(1_048_576))).status).toBe(200);
    expect(await refused(padded(1_048_577))).toEqual({ status: 413, code: 'body_too_large' });
  });

  test('that says it is small and is not ends at its limit', async () => {
    const answer = await chunked(Buffer.alloc(3_000_000, 32), {});
    expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test('that unpacks to more than a megabyte is refused as such', async () => {
    const answer = await chunked(gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test.for(['gzip', 'deflate', 'br', 'zstd', 'nonsense'])(
    'that is not what it says it is packed with (%s) is refused, and not our fault',
    async (encoding) => {
      const answer = await chunked(Buffer.from('this is not packed'), { 'content-encoding': encoding });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );
});

/** Sends bytes in chunks, without saying beforehand how many. */
function chunked(body: Buffer, headers: Record<string, string>): Promise<{ status: number; code: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; code: string }>();
  const sending = request(
    `${app.url}${path()}`,
    { method: 'POST', headers: { ...signed(shop.secret, {}).headers, ...headers } },
    (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).code }));
    },
  );
  // The server hangs up on what it refused to read on.
  sending.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
  );
  sending.write(body.subarray(0, 1_000));
  sending.end(body.subarray(1_000));
  return promise;
}
