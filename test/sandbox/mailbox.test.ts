import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createPostman } from '../../src/notifications/index.ts';
import { startTestSandbox, type TestSandbox } from './support.ts';

let box: TestSandbox;
let directory: string;
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kolect-mail-'));
  afterAll(() => rm(dataDir, { recursive: true }));
  directory = join(dataDir, 'mail');
  box = await startTestSandbox({ mailDirectory: directory });
  const empty = await (await box.fetch('/mail')).text();
  expect(empty).toContain('No mail yet');
  const postman = createPostman(readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir }));
  const html = '<p>hello</p>';
  const mail = { id: 'mal_1', at: new Date('2026-03-01T10:00:00Z'), to: 'ines@people.example', html };
  await postman.send({ ...mail, subject: '<b>Hello</b>', text: 'Look: http://localhost:3000/account\n' });
  await postman.send({ ...mail, subject: '<b>Hello</b>', text: 'Look: http://localhost:3000/account\n' });
});

test('without SMTP a mail is a file, written once, and the mailbox shows it', async () => {
  const names = await readdir(directory);
  expect(names).toEqual([expect.stringMatching(/^2026-03-01T10-00-00-000Z-[0-9a-f]{12}\.json$/)]);
  const list = await (await box.fetch('/mail')).text();
  expect(list).toContain('ines@people.example');
  expect(list).toContain('&lt;b&gt;Hello&lt;/b&gt;');
  const mail = await (await box.fetch(`/mail/${names[0]}`)).text();
  expect(mail).toContain('<a href="http://localhost:3000/account">');
});

test('what is no mail is not shown', async () => {
  await writeFile(join(directory, 'broken.json'), '{');
  expect((await box.fetch('/mail/broken.json')).status).toBe(404);
  expect((await box.fetch('/mail/..%2fsecret-key')).status).toBe(404);
  expect((await box.fetch('/mail/nothing.json')).status).toBe(404);
  expect((await box.fetch('/mail')).status).toBe(200);
});
