import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allEndpoints } from '../src/app.ts';
import { openApiDocument } from '../src/http/index.ts';

const PATH = join(import.meta.dirname, '../docs/openapi.json');
const unused = () => Promise.reject(new Error('endpoints are only described here'));

/** Writes docs/openapi.json from the endpoints; with `--check`, fails when the file says something else. */
const networkApps = { google: { clientId: '', clientSecret: '' }, facebook: { clientId: '', clientSecret: '' } };
const endpoints = allEndpoints({
  networkApps,
  intake: { accept: unused, acceptFrom: unused, store: unused, nudge: () => undefined },
  nudge: () => undefined,
});
const text = `${JSON.stringify(openApiDocument(endpoints), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(PATH, text);
  process.stdout.write(`${endpoints.length} endpoints written to docs/openapi.json\n`);
} else if ((await readFile(PATH, 'utf8').catch(() => '')) !== text) {
  process.stderr.write('docs/openapi.json is out of date: run `npm run openapi` and commit it.\n');
  process.exit(1);
} else {
  process.stdout.write(`docs/openapi.json is up to date: ${endpoints.length} endpoints\n`);
}
