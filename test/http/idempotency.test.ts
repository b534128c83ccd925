import { beforeAll, describe, expect, test } from 'vitest';
import { brands } from '../../src/brands/model.ts';
import { answeredRequests } from '../../src/http/idempotency-model.ts';
import { brandApplication, unique } from '../builders.ts';
import { Declared } from '../support/declared.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let other: Person;
let declared: Declared;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  const enter = (id: string): Promise<Person> => Person.enter(app, id);
  owner = await enter('lucie');
  other = await enter('aoife');
  declared = await Declared.by(app);
});

const PATH = '/v1/brand-applications';

function send(as: Person, key: string, body: object, path = PATH): Promise<Response> {
  return as.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}
const made = (name: string) => brands(app.ctx).countDocuments({ name });
const problem = async (response: Response) => (await declared.problem('POST', PATH, response)).code;
const input = () => brandApplication({ name: unique('Brand ') });

describe('a POST with an idempotency key', () => {
  test('is done once; sent again, it is answered as before, and says so', async () => {
    const [key, body] = [unique('k'), input()];
    const first = await send(owner, key, body);
    const again = await send(owner, key, body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(await made(body.name)).toBe(1);
    await brands(app.ctx).updateMany({}, { $set: { state: 'verified' } });
  });

  test('sent many times at once is done once; the others are told to wait or get the answer', async () => {
    const [key, body] = [unique('k'), input()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(owner, key, body)));
    expect(await made(body.name)).toBe(1);
    for (const answer of answers)
      if (answer.status !== 201) {
        expect(answer.headers.get('retry-after')).toBe('2');
        expect(await problem(answer)).toBe('request_in_flight');
      }
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  test('refuses the key for another body or another address', async () => {
    const key = unique('k');
    expect((await send(owner, key, input())).status).toBe(201);
    expect(await problem(await send(owner, key, input()))).toBe('idempotency_key_reused');
    const elsewhere = await send(owner, key, { token: 'A'.repeat(43) }, '/v1/team-invitations/look');
    expect(elsewhere.status).toBe(409);
  });

  test('belongs to who sent it: another person’s key is another one', async () => {
    const [key, body] = [unique('k'), input()];
    await send(owner, key, body);
    const answer = await send(other, key, body);
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(await made(body.name)).toBe(2);
    await brands(app.ctx).updateMany({}, { $set: { state: 'verified' } });
  });

  test('that failed may be sent again, mended', async () => {
    const key = unique('k');
    const body = input();
    const taken = `${unique('taken')}.example`;
    await brands(app.ctx).updateOne({}, { $set: { domains: [taken] } });
    expect(await problem(await send(owner, key, { ...body, domains: [taken] }))).toBe('domain_taken');
    expect((await send(owner, key, body)).status).toBe(201);
  });

  test('keeps its answer encrypted, for a day', async () => {
    const body = input();
    await send(owner, unique('k'), body);
    const rows = await answeredRequests(app.ctx).find().lean();
    expect(JSON.stringify(rows)).not.toContain(body.name);
    for (const { startedAt, expiresAt } of rows) expect(expiresAt.getTime() - startedAt.getTime()).toBe(86_400_000);
  });

  test('whose process died is refused for a minute, and then runs again', async () => {
    const [key, body] = [unique('k'), input()];
    await send(owner, key, body);
    const [row] = await answeredRequests(app.ctx).find().sort({ startedAt: -1 }).limit(1).lean();
    // As a kill between the effect and the stored answer leaves it.
    const died = { state: 'running', sealedAnswer: null, token: 'dead' } as const;
    await answeredRequests(app.ctx).updateOne({ _id: row?._id }, { $set: died });
    expect(await problem(await send(owner, key, body))).toBe('request_in_flight');
    await answeredRequests(app.ctx).updateOne(
      { _id: row?._id },
      { $set: { startedAt: new Date(Date.now() - 61_000) } },
    );
    expect(await problem(await send(owner, key, { ...body, name: 'Other' }))).toBe('idempotency_key_reused');
    expect((await send(owner, key, body)).status).toBe(201);
  });

  test.for(['', ' ', 'a b', 'ключ', 'x'.repeat(201)])('takes no key like %j', async (key) => {
    const headers = new Headers({ 'content-type': 'application/json' });
    try {
      headers.set('idempotency-key', key);
    } catch {
      return;
    }
    const answer = await owner.fetch(PATH, { method: 'POST', headers, body: JSON.stringify(input()) });
    expect(await problem(answer)).toBe('idempotency_key_invalid');
  });
});
