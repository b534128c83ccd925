import { beforeAll, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import type { ImportReport } from '../../src/agencies/invitations/schemas.ts';
import { agencies } from '../../src/agencies/model.ts';
import { meOf } from '../support/callers.ts';
import { someAgency } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let path: string;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  owner = new Person(app);
  await owner.signIn('google', 'sofia');
  const { agency } = await someAgency(app.ctx as never);
  const ref = agency._id;
  const userId = (await meOf(owner)).user.id;
  await setMembership(app.ctx, { userId, kind: 'agency', ref, state: 'active', role: 'owner', title: agency.name });
  path = `/v1/agencies/${ref}/invitations/import?shareBps=2000`;
});

async function upload(body: string | ReadableStream): Promise<{ status: number; report: ImportReport }> {
  const init = { method: 'POST', body, headers: { 'content-type': 'text/csv' }, duplex: 'half' } as RequestInit;
  const response = await owner.fetch(path, init);
  return { status: response.status, report: (await response.json()) as ImportReport };
}

test('a file is read while it arrives: its first hundred are invited before its last line was sent', async () => {
  let sendRest = () => {};
  const rest = new Promise<void>((resolve) => {
    sendRest = resolve;
  });
  const addresses = Array.from(
    { length: 120 },
    (_, index) => `slow${index}@people.example,A name that takes its room ${index}\n`,
  );
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(`email,name\n${addresses.slice(0, 110).join('')}`));
      await rest;
      controller.enqueue(new TextEncoder().encode(addresses.slice(110).join('')));
      controller.close();
    },
  });
  const answer = upload(body);
  const invited = () => app.ctx.mongo.collection('invitations').countDocuments({ email: /^slow/ });
  await expect.poll(invited, { timeout: 10_000 }).toBe(100);
  sendRest();
  expect(await answer).toEqual({ status: 200, report: { invited: 120, lines: 120, problems: [] } });
});

test.for([
  [
    'of more lines than are read',
    `email\n${Array.from({ length: 60_000 }, (_, at) => `line ${at}`).join('\n')}`,
    'too_many_lines',
  ],
  ['larger than 5 MB', `email\nbig@people.example\n${'\n'.repeat(6_000_000)}`, 'file_too_large'],
  ['with a quotation mark too many', `email\n"${'x@people.example\n'.repeat(200_000)}`, 'line_unreadable'],
] as const)('a file %s still gets its report', async ([, csv, code]) => {
  const { status, report } = await upload(csv);
  expect(status).toBe(200);
  expect(report.problems.map((problem) => problem.code)).toContain(code);
});

test('nobody of a suspended agency, and no stranger, uploads anything', async () => {
  await agencies(app.ctx).updateMany({}, { $set: { state: 'suspended' } });
  expect((await upload('email\nlate@people.example\n')).status).toBe(404);
  const response = await new Person(app).fetch(path, { method: 'POST', body: 'email\nlate@people.example\n' });
  expect(response.status).toBe(401);
});
