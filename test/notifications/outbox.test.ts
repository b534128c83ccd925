import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { createPostman, mailsWaiting, type NewMail, queueMail, sendMails } from '../../src/notifications/index.ts';
import { mails } from '../../src/notifications/model.ts';
import { unique } from '../builders.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

let ctx: TestContext;
let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await startSmtpServer();
  const config = readConfig({ NODE_ENV: 'test', SMTP_URL: smtp.url, MAIL_FROM: 'Kolect <no-reply@kolect.example>' });
  ctx = await testContext({ config, mail: createPostman(config) });
});
beforeEach(async () => {
  await mails(ctx).deleteMany({});
  smtp.received.length = 0;
  smtp.answer = '250 ok';
});

const code = (overrides: Partial<NewMail<'email-code'>> = {}): NewMail<'email-code'> => ({
  to: 'ines@people.example',
  template: 'email-code',
  values: { code: '482913', minutes: 15 },
  language: 'en',
  ...overrides,
});
const decoded = (mail = '') =>
  mail
    .replace(/=\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString());

describe('a mail in the outbox', () => {
  test('goes out by SMTP, as text and as HTML, from the programme’s address', async () => {
    await queueMail(ctx, code());
    expect(await sendMails(ctx)).toBe(1);
    const mail = decoded(smtp.received[0]);
    expect(mail).toMatch(/^From: Kolect <no-reply@kolect\.example>$/m);
    expect(mail).toMatch(/^To: ines@people\.example$/m);
    expect(mail).toMatch(/^Subject: 482913 is your Kolect code$/m);
    expect(mail).toMatch(/Content-Type: text\/plain/);
    expect(mail).toMatch(/Content-Type: text\/html/);
    expect(await mails(ctx).findOne().lean()).toMatchObject({ state: 'sent', sealedLetter: null, attempts: 1 });
  });

  test('is written if and only if what it tells was committed', async () => {
    const failing = inTransaction(ctx, async (tx) => {
      await queueMail(tx, code());
      throw new Error('the verb failed after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await mails(ctx).countDocuments()).toBe(0);
    await inTransaction(ctx, (tx) => queueMail(tx, code()));
    expect(await mailsWaiting(ctx)).toBe(1);
  });

  test('about one fact is one mail, however often it is told', async () => {
    const key = unique('fact');
    for (let count = 0; count < 3; count += 1) await inTransaction(ctx, (tx) => queueMail(tx, code({ key })));
    await sendMails(ctx);
    await queueMail(ctx, code({ key }));
    await sendMails(ctx);
    expect(smtp.received).toHaveLength(1);
  });

  test('cannot be read in the database', async () => {
    await queueMail(ctx, code());
    const kept = JSON.stringify(await mails(ctx).findOne().lean());
    expect(kept).not.toContain('482913');
    expect(kept).not.toContain('ines@');
  });

  test('is in the reader’s language, and in English where it is not written in hers', async () => {
    await queueMail(ctx, code({ language: 'ru' }));
    await queueMail(ctx, code({ language: 'constructor' }));
    await sendMails(ctx);
    const [russian, other] = smtp.received.map(decoded);
    expect(russian).toContain('Введите этот код в Kolect');
    expect(russian).toContain('lang="ru"');
    expect(other).toContain('Type this code in Kolect');
  });

  test('says what a name says, and never does what it says', async () => {
    const account = '<script>alert(1)</script>\r\nBcc: everybody@people.example';
    const values = { network: 'TikTok', account };
    await queueMail(ctx, { to: 'ines@people.example', template: 'identity-linked', values, language: 'en' });
    await sendMails(ctx);
    const mail = decoded(smtp.received[0]);
    expect(mail).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail.split('\n\n')[0]).not.toContain('everybody');
  });

  test('that went out just before the process died goes out again under the same Message-ID', async () => {
    await queueMail(ctx, code());
    const before = await mails(ctx).findOne().lean();
    await sendMails(ctx);
    await mails(ctx).replaceOne({ _id: before?._id }, before as NonNullable<typeof before>);
    await sendMails(ctx);
    const ids = smtp.received.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@localhost>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test('is sent by one process, however many look for it', async () => {
    for (let count = 0; count < 10; count += 1) await queueMail(ctx, code());
    await Promise.all([sendMails(ctx), sendMails(ctx), sendMails(ctx)]);
    expect(smtp.received).toHaveLength(10);
  });
});

describe('a mail server that refuses', () => {
  test('is tried again later, under the same Message-ID, and given up after seven tries', async () => {
    const ids = new Set<string>();
    const send = ctx.mail.send;
    const watch = (mail: Parameters<typeof send>[0]) => {
      ids.add(mail.id);
      return send(mail);
    };
    const watching = { ...ctx, mail: { ...ctx.mail, send: watch } };
    await queueMail(ctx, code());
    smtp.answer = '451 try later';
    await sendMails(watching);
    const first = await mails(ctx).findOne().lean();
    expect(first).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(first?.error).toContain('451');
    expect(first?.dueAt.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(await sendMails(watching)).toBe(0);
    for (let attempt = 2; attempt <= 7; attempt += 1) {
      await mails(ctx).updateOne({}, { $set: { dueAt: new Date() } });
      await sendMails(watching);
    }
    expect(await mails(ctx).findOne().lean()).toMatchObject({ state: 'failed', attempts: 7, sealedLetter: null });
    expect(ids.size).toBe(1);
  });

  test('and comes back gets the mail', async () => {
    await queueMail(ctx, code());
    smtp.answer = '451 try later';
    await sendMails(ctx);
    smtp.answer = '250 ok';
    await mails(ctx).updateOne({}, { $set: { dueAt: new Date() } });
    await sendMails(ctx);
    expect(smtp.received).toHaveLength(1);
    expect(await mails(ctx).findOne().lean()).toMatchObject({ state: 'sent', attempts: 2 });
  });
});
