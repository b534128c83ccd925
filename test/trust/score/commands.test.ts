import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceLines } from '../../../scripts/trust/audience.ts';
import { scoreLines } from '../../../scripts/trust/score.ts';
import { parseModel } from '../../../src/trust/score/model.ts';
import { shippedModel } from '../../../src/trust/score/shipped-model.ts';
import { inventAccounts } from './accounts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kolect-trust-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (script: string, ...words: string[]) =>
  spawnSync(process.execPath, [`scripts/trust/${script}.ts`, ...words], { encoding: 'utf8' });

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  let text = '';
  for await (const line of lines) text += line;
  return text.trimEnd().split('\n');
}

const FILE = [
  'account_id,posts_count,followers_count,following_count,has_profile_picture,influencer_id',
  'a,0,12,4800,0,i1',
  '"b, c",180,640,410,1,i1',
  ',,,,,i2',
  '',
].join('\n');

describe('trust:score', () => {
  it('writes a line an account, from plain and gzipped files alike', async () => {
    const plain = join(folder, 'accounts.csv');
    const zipped = join(folder, 'accounts-zipped');
    await writeFile(plain, FILE);
    await writeFile(zipped, gzipSync(FILE));
    const lines = await collect(scoreLines(shippedModel(), plain));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('account_id,score,label');
    expect(lines[1]).toMatch(/^a,0\.9\d{5},1$/);
    expect(lines[2]).toMatch(/^"b, c",0\.0\d{5},0$/);
    expect(lines[3]).toMatch(/^3,0\.\d{6},0$/);
    expect(await collect(scoreLines(shippedModel(), zipped))).toEqual(lines);
  });

  it('scores 100,000 accounts well within a minute', { timeout: 120_000 }, async () => {
    const file = join(folder, 'many.csv');
    const rows = inventAccounts(100_000, 4).map(
      ({ account }, index) =>
        `${index},${account.postsCount},${account.followersCount},${account.followingCount},0.1,1,20,0`,
    );
    const header =
      'account_id,posts_count,followers_count,following_count,username_digit_ratio,has_profile_picture,bio_length,is_private';
    await writeFile(file, [header, ...rows, ''].join('\n'));
    const started = performance.now();
    const lines = await collect(scoreLines(shippedModel(), file));
    expect(lines).toHaveLength(100_001);
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('takes a file that shares no column with the schema', async () => {
    const file = join(folder, 'strange.csv');
    await writeFile(file, '\uFEFFcolour,shape\nred,round\n');
    const warnings: string[] = [];
    const lines = scoreLines(shippedModel(), file, (warning) => warnings.push(warning));
    expect(await collect(lines)).toHaveLength(2);
    expect(warnings).toEqual([expect.stringContaining('no column of the schema')]);
  });

  it('reads what spreadsheets write: a byte order mark, CRLF, quotes, spaces in the header, equal ids', async () => {
    const file = join(folder, 'spreadsheet.csv');
    await writeFile(
      file,
      '\uFEFF"account_id", posts_count ,is_private\r\n"a ""b""","1,200",TRUE\r\na,0x1,no\r\na,1e3,1',
    );
    const scored = run('score', file);
    expect(scored).toMatchObject({ status: 0, stderr: '' });
    const [, quoted, unknown, same] = scored.stdout.trimEnd().split('\n');
    expect(quoted).toMatch(/^"a ""b""",0\.\d{6},[01]$/);
    expect(unknown).toBe(`a,${(1 / (1 + Math.exp(-shippedModel().base))).toFixed(6)},0`);
    expect(same).toMatch(/^a,0\.\d{6},0$/);
  });

  it.each([
    ['an empty file', '', 'not even a header line'],
    ['an empty archive', gzipSync(''), 'not even a header line'],
    ['a torn archive', gzipSync(FILE.repeat(200)).subarray(0, 150), 'unexpected end of file'],
    ['a row too short', `${FILE.trimEnd()}\nlast,1\n`, 'Invalid Record Length'],
    ['a quote that nobody closes', 'account_id,posts_count\na,1\n"b,2\n', 'Quote Not Closed'],
  ])('gives an error that names the file, and not one row, for %s', async (_, content, fault) => {
    const file = join(folder, 'broken.csv');
    await writeFile(file, content);
    const broken = run('score', file);
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/^\S*broken\.csv: .*\n$/);
    expect(broken.stderr).toContain(fault);
  });

  it('writes the header alone for a file of nobody', async () => {
    const file = join(folder, 'nobody-yet.csv');
    await writeFile(file, 'account_id,posts_count\n');
    expect(run('score', file)).toMatchObject({ status: 0, stdout: 'account_id,score,label\n', stderr: '' });
  });

  it('says in a line what is wrong', () => {
    const missing = run('score', join(folder, 'nothing.csv'));
    expect(missing.status).toBe(1);
    expect(missing.stdout).toBe('');
    expect(missing.stderr).toMatch(/nothing\.csv: no such file\n$/);
    expect(run('score', folder)).toMatchObject({ status: 1, stdout: '', stderr: `${folder}: a folder, not a file\n` });
    expect(run('score', '--model', folder, folder).stderr).toContain('a folder, not a file');
    expect(run('score').stderr).toContain('Usage');
  });
});

describe('trust:audience', () => {
  it('writes a line an influencer', async () => {
    const file = join(folder, 'followers.csv');
    await writeFile(file, FILE);
    const lines = await collect(audienceLines(shippedModel(), file));
    expect(lines).toEqual(['influencer_id,fake_share', expect.stringMatching(/^i1,0\.[3-7]/), expect.any(String)]);
  });

  it('needs to know whose follower a row is', async () => {
    const file = join(folder, 'nobody.csv');
    await writeFile(file, 'posts_count\n3\n');
    await expect(collect(audienceLines(shippedModel(), file))).rejects.toThrow('influencer_id');
  });
});

describe('trust:train', () => {
  it('writes the same model twice, with its papers, and the others use it', { timeout: 120_000 }, async () => {
    const file = join(folder, 'labelled.csv');
    const rows = inventAccounts(300, 1).map(
      ({ account, fake }) => `${account.postsCount},${account.followersCount},${account.followingCount},${fake}`,
    );
    await writeFile(file, ['posts_count,followers_count,following_count,fake', ...rows, ''].join('\n'));
    const out = [join(folder, 'one.json'), join(folder, 'two.json')] as const;
    for (const model of out) expect(run('train', '--out', model, file)).toMatchObject({ status: 0, stderr: '' });
    const [one, two] = await Promise.all(out.map((model) => readFile(model, 'utf8')));
    expect(one).toBe(two);
    const model = parseModel(one ?? '');
    expect(model.files).toEqual([
      expect.objectContaining({ name: expect.stringMatching(/labelled\.csv$/), rows: 300, fakes: 75 }),
    ]);
    expect(Object.values(model.accuracy.origins)[0]?.rocAuc).toBeGreaterThan(0.9);
    const scored = run('score', '--model', out[0], file);
    expect(scored.stdout.split('\n')).toHaveLength(302);
  });

  it('refuses a row without a label', async () => {
    const file = join(folder, 'unlabelled.csv');
    await writeFile(file, 'posts_count,fake\n3,\n');
    const refused = run('train', '--out', join(folder, 'never.json'), file);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('row 1: the column "fake" must be 0 or 1');
  });
});
