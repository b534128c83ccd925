import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'check-doc-links.mjs');

function check(files: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const folder = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, folder], (error, stdout) => {
      resolve({ code: error ? Number(error.code) : 0, lines: stdout.trim().split('\n') });
    });
  });
}

test('links to files, headings and other sites hold', async () => {
  const outcome = await check({
    'README.md': [
      '# The `tour`, in 5 minutes',
      '[file](docs/money.md) [heading](docs/money.md#half-even--always) [here](#the-tour-in-5-minutes) [site](https://example.org/x)',
      '![shot](docs/a%20b.png "title") [again][ref]',
      '[ref]: docs/money.md#twice-1',
    ].join('\n'),
    'docs/money.md': '## Half-even & always\n### Twice\n### Twice\n[up](../README.md) [root](/README.md)',
    'docs/a b.png': '',
  });
  expect(outcome).toEqual({ code: 0, lines: ['8 links, 0 broken'] });
});

test('each broken link is reported with its file and line', async () => {
  const { code, lines } = await check({
    'README.md':
      '# Title\n\n[gone](docs/gone.md)\n[no heading](docs/a.md#nowhere)\n<img src="shot.png">\n\n[ref]: none.md',
    'docs/a.md': '# A',
  });
  expect(code).toBe(1);
  expect(lines).toEqual([
    'README.md:3: docs/gone.md: there is no such file',
    'README.md:4: docs/a.md#nowhere: there is no such heading',
    'README.md:5: shot.png: there is no such file',
    'README.md:7: none.md: there is no such file',
    '4 links, 4 broken',
  ]);
});

test('what stands in code is no link and no heading', async () => {
  const { code, lines } = await check({
    'README.md': '`[a](b.md)`\n\n```\n[c](d.md)\n# Not a heading\n```\n\n[e](#not-a-heading)',
  });
  expect(code).toBe(1);
  expect(lines).toEqual(['README.md:8: #not-a-heading: there is no such heading', '1 links, 1 broken']);
});
