// Prints `N passed, N failed[, N skipped]` from a vitest JSON report, and fails unless tests passed and none failed.
//
//   node scripts/count-tests.mjs REPORT

import { readFileSync } from 'node:fs';

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/** @param {FileResult[]} files */
function countTests(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of files) {
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    // A file that could not be loaded, or whose set-up failed, has no failed test to show for it.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed += 1;
  }
  return counts;
}

/** @param {string} path @returns {FileResult[]} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch (error) {
    process.stderr.write(`no test report: ${error.message}\n`);
    return [];
  }
}

const { passed, failed, skipped } = countTests(readReport(process.argv[2] ?? ''));
process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
