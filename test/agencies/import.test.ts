import { beforeAll, describe, expect, test } from 'vitest';
import { importInvitations } from '../../src/agencies/invitations/import-invitations.ts';
import { invitations } from '../../src/agencies/invitations/model.ts';
import { readShare } from '../../src/agencies/invitations/read-line.ts';
import { mails } from '../../src/notifications/model.ts';
import { someAgency } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const defaults = { shareBps: 2_000, termMonths: null, language: 'en' };

async function send(csv: string | Buffer, agency?: Awaited<ReturnType<typeof someAgency>>) {
  const { as, agency: record } = agency ?? (await someAgency(ctx));
  const report = await importInvitations(as, { agencyId: record._id, csv: Buffer.from(csv), defaults });
  return { report, rows: await invitations(ctx).find({ agencyId: record._id }).sort({ _id: 1 }).lean() };
}

describe('a hundred creators from a file', () => {
  test('are invited with their mails, and once when the file is sent again', async () => {
    const agency = await someAgency(ctx);
    const mailsBefore = await mails(ctx).countDocuments();
    const csv = ['email', ...Array.from({ length: 100 }, (_, index) => `creator${index}@people.example`)].join('\n');
    expect((await send(csv, agency)).report).toEqual({ invited: 100, lines: 100, problems: [] });
    expect((await mails(ctx).countDocuments()) - mailsBefore).toBe(100);
    const again = (await send(csv, agency)).report;
    expect([again.invited, again.problems.length, again.problems[0]?.code]).toEqual([0, 100, 'already_invited']);
  });

  test('each have what their line says, or what the form says', async () => {
    const csv =
      '\uFEFFE-mail;Name;Share;Months;Language\nInes@People.Example;"Inês; Carvalho";12,5%;6;RU\nb@people.example;;;;\n';
    const { report, rows } = await send(csv);
    expect(report.problems).toEqual([]);
    expect(rows).toMatchObject([
      { email: 'ines@people.example', name: 'Inês; Carvalho', shareBps: 1_250, termMonths: 6, language: 'ru' },
      { email: 'b@people.example', name: null, shareBps: 2_000, termMonths: null, language: 'en' },
    ]);
  });

  test('lines that are wrong are told with their number and why; the others go out', async () => {
    const csv = [
      'email,name,share,months,language',
      'good@people.example,Good,,,',
      'not an address,,,,',
      ',Nobody,,,',
      'a@people.example,,120,,',
      'b@people.example,,,0,',
      'c@people.example,,,,russian',
      'GOOD@people.example,Twice,,,',
      'fine@people.example,,,,',
    ].join('\r\n');
    const { report, rows } = await send(csv);
    expect(report.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 email_invalid',
      '4 email_missing',
      '5 share_invalid',
      '6 months_invalid',
      '7 language_invalid',
      '8 duplicate',
    ]);
    expect(report.problems.at(-1)?.sentence).toBe('The same address is on line 2.');
    expect(rows.map(({ email }) => email)).toEqual(['good@people.example', 'fine@people.example']);
  });

  test.for([
    ['no header that names addresses', 'a@people.example\nb@people.example', 'email_missing'],
    ['an open quotation mark', 'email\n"a@people.example\nb@people.example', 'line_unreadable'],
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0x0a, 0x61]), 'email_missing'],
    ['a line without end', `email\n${'x'.repeat(10_000)}`, 'line_unreadable'],
  ] as const)('%s is told in words', async ([, csv, code]) => {
    const { report, rows } = await send(csv as string);
    expect(report.problems[0]?.code).toBe(code);
    expect(rows).toEqual([]);
  });

  test('nothing at all invites nobody', async () => {
    expect((await send('')).report).toEqual({ invited: 0, lines: 0, problems: [] });
  });

  test('stop after a thousand lines', async () => {
    const csv = ['email', ...Array.from({ length: 1_002 }, () => 'x')].join('\n');
    const { report } = await send(csv);
    expect(report.lines).toBe(1_000);
    expect(report.problems.length).toBeLessThanOrEqual(200);
  });
});

test.for([
  ['20', 2_000],
  ['20%', 2_000],
  ['12.5', 1_250],
  ['12,55 %', 1_255],
  ['0', 0],
  ['100', 10_000],
  ['100.01', undefined],
  ['-1', undefined],
  ['1e1', undefined],
  ['', undefined],
  ['twenty', undefined],
] as const)('a share written as %j is %s', ([text, bps]) => {
  expect(readShare(text)).toBe(bps);
});
