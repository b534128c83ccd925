import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'count-tests.mjs');

function count(report: string): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, report], (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, stdout }),
    );
  });
}

function reportOf(...files: { status: string; tests: string[] }[]): string {
  const path = join(temporaryDirectory(), 'report.json');
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((state) => ({ status: state })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

test('passed tests are counted', async () => {
  const report = reportOf({ status: 'passed', tests: ['passed', 'passed'] }, { status: 'passed', tests: ['passed'] });
  expect(await count(report)).toEqual({ code: 0, stdout: '3 passed, 0 failed\n' });
});

test('failed and skipped tests are counted, and a failed one fails the run', async () => {
  const report = reportOf({ status: 'failed', tests: ['passed', 'failed', 'pending', 'todo'] });
  expect(await count(report)).toEqual({ code: 1, stdout: '1 passed, 1 failed, 2 skipped\n' });
});

test('a file that could not be loaded is a failure', async () => {
  const report = reportOf({ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: [] });
  expect(await count(report)).toEqual({ code: 1, stdout: '1 passed, 1 failed\n' });
});

test.for([
  ['there is no report', () => join(temporaryDirectory(), 'none.json')],
  ['no test ran', () => reportOf()],
] as const)('the run fails when %s', async ([, path]) => {
  expect(await count(path())).toEqual({ code: 1, stdout: '0 passed, 0 failed\n' });
});
