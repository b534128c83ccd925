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

type Agency = Awaited<ReturnType<typeof someAgency>>;

/** As it arrives: in pieces that break anywhere, within a line and within a letter. */
async function* arriving(csv: Buffer, pieceBytes = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < csv.length; at += pieceBytes) yield csv.subarray(at, at + pieceBytes);
}

async function send(file: string | Buffer | AsyncIterable<Uint8Array>, agency?: Agency) {
  const { as, agency: record } = agency ?? (await someAgency(ctx));
  const csv = typeof file === 'string' || Buffer.isBuffer(file) ? arriving(Buffer.from(file)) : file;
  const report = await importInvitations(as, { agencyId: record._id, csv, defaults });
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
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0x0a, 0x61]), 'not_text'],
    [
      'a spreadsheet’s own encoding',
      Buffer.from('email;name\na@people.example;\xcf\xe5\xf2\xf0', 'latin1'),
      'not_text',
    ],
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
    expect(report.problems).toHaveLength(200);
    expect(report.problems.at(-1)).toMatchObject({ line: 1_002, code: 'too_many_lines' });
  });

  test('are read as they come, and no further than 5 MB', async () => {
    let sent = 0;
    async function* withoutEnd() {
      yield Buffer.from('email\nfirst@people.example\n');
      for (; sent < 100_000_000; sent += 100_000) {
        yield Buffer.alloc(100_000, '\n');
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const { report } = await send(withoutEnd());
    expect(report).toMatchObject({ invited: 1, problems: [{ code: 'file_too_large' }] });
    expect(sent).toBeLessThan(6_000_000);
  });

  test('whose file breaks off half-way, or whose sending is killed, are invited once each when it is sent again', async () => {
    const agency = await someAgency(ctx);
    const csv = ['email', ...Array.from({ length: 250 }, (_, index) => `kill${index}@people.example`)].join('\n');
    const stored = () => invitations(ctx).countDocuments({ agencyId: agency.agency._id });
    async function* brokenOff() {
      yield Buffer.from(csv.slice(0, csv.indexOf('kill215')));
      await expect.poll(stored, { timeout: 10_000 }).toBe(200);
      throw new Error('the connection ended');
    }
    await expect(send(brokenOff(), agency)).rejects.toThrow('the connection ended');
    expect(await stored()).toBe(200);
    const again = await send(csv, agency);
    expect(again.report.invited).toBe(50);
    expect(new Set(again.rows.map(({ email }) => email)).size).toBe(250);
    expect(again.rows).toHaveLength(250);
  });

  test('sent twice at the same moment go out once', async () => {
    const agency = await someAgency(ctx);
    const csv = ['email', ...Array.from({ length: 20 }, (_, index) => `both${index}@people.example`)].join('\n');
    const [one, other] = await Promise.all([send(csv, agency), send(csv, agency)]);
    expect(one.report.invited + other.report.invited).toBe(20);
  });

  test('who have answered already are not asked again', async () => {
    const agency = await someAgency(ctx);
    const csv = 'email\nyes@people.example\nno@people.example\nwithdrawn@people.example';
    await send(csv, agency);
    for (const [who, state] of [
      ['yes', 'accepted'],
      ['no', 'declined'],
      ['withdrawn', 'revoked'],
    ] as const)
      await invitations(ctx).updateOne({ email: `${who}@people.example` }, { $set: { state } });
    const { report } = await send(csv, agency);
    expect(report.invited).toBe(1);
    expect(report.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 already_accepted',
      '3 declined_before',
    ]);
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
