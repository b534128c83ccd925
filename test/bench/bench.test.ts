import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePortPair } from '../support/start-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const root = join(import.meta.dirname, '..', '..');
const LONG_MS = 240_000;
const TINY = ['--rounds', '1', '--seconds', '0.1', '--payees', '20', '--grown', '1000', '--warm-ups', '0'];

/** The bench in a process group of its own, with its files in `folder` and ports that no other bench on this machine begins with. */
async function startBench(folder: string, words: string[]): Promise<{ child: ChildProcess; output: () => string }> {
  let output = '';
  const child = spawn(
    process.execPath,
    [join(root, 'scripts', 'bench.ts'), ...words, '--port', `${await freePortPair()}`],
    {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
      detached: true,
    },
  );
  const keep = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { child, output: () => output };
}

/** No process of the group is left. */
const isGone = (group: number): boolean => {
  try {
    process.kill(-group, 0);
    return false;
  } catch {
    return true;
  }
};

test('tiny rounds of the entries run to their end: each side answers, nothing is lost, nothing is left behind', {
  timeout: LONG_MS,
}, async () => {
  const [folder, results] = [temporaryDirectory(), join(temporaryDirectory(), 'results.json')];
  // Of entries that are made of the same parts, one.
  const names = ['redirect', 'redirect-without-database', 'intake', 'processing', 'order-growth', 'discovery'];
  const { child, output } = await startBench(folder, [...names, ...TINY, '--creators', '300', '--json', results]);
  const [code] = await once(child, 'exit');
  expect(code, output()).toBe(0);
  const { entries } = JSON.parse(readFileSync(results, 'utf8'));
  expect(entries.map(({ name }: { name: string }) => name)).toEqual(names);
  for (const { ceiling, subject, outcomes } of entries) {
    for (const { rounds } of [ceiling, subject]) expect(rounds[0].value).toBeGreaterThan(0);
    expect(subject.rounds[0].checks).toHaveLength(1);
    for (const { rounds } of outcomes) expect(rounds[0]).toBeGreaterThan(0);
  }
  expect(output()).toContain('Fewer than three rounds');
  expect(readdirSync(folder)).toEqual([]);
  expect(isGone(child.pid ?? 0)).toBe(true);
});

test('a payout run is measured with and without its limit, and everybody in it is sent hers', {
  timeout: LONG_MS,
}, async () => {
  const [folder, results] = [temporaryDirectory(), join(temporaryDirectory(), 'results.json')];
  const { child, output } = await startBench(folder, ['payouts', 'payouts-limited', ...TINY, '--json', results]);
  const [code] = await once(child, 'exit');
  expect(code, output()).toBe(0);
  const { entries } = JSON.parse(readFileSync(results, 'utf8'));
  for (const { subject, outcomes } of entries) {
    expect(subject.rounds[0].checks[0]).toContain('20 payees = 20 sent = 20 transfers; the ledger balances');
    expect(outcomes[0].rounds[0]).toBeGreaterThan(0);
  }
  expect(isGone(child.pid ?? 0)).toBe(true);
});

test('stopped in the middle it ends everything that it started', { timeout: LONG_MS }, async () => {
  const folder = temporaryDirectory();
  const { child, output } = await startBench(folder, [
    'redirect-without-database',
    '--seconds',
    '2',
    '--warm-ups',
    '0',
  ]);
  const exit = once(child, 'exit');
  while (!output().includes('round 1 of 3')) await once(child.stderr as NonNullable<typeof child.stderr>, 'data');
  child.kill('SIGINT');
  expect(await exit).toEqual([130, null]);
  expect(readdirSync(folder)).toEqual([]);
  expect(isGone(child.pid ?? 0)).toBe(true);
});
