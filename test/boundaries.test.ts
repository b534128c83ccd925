import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from './support/temporary-directory.ts';

const root = join(import.meta.dirname, '..');

interface Report {
  modules: { source: string; dependencies: { module: string; resolved: string; dependencyTypes: string[] }[] }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** Runs the checker as `npm run boundaries` does, on the `src` below a folder. */
function cruise(folder: string): Promise<Report> {
  const checker = join(root, 'node_modules', '.bin', 'depcruise');
  const words = [checker, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      // A violation is an exit code, too: what counts is the report.
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout));
      else reject(new Error(`the checker printed no report: ${stderr || error?.message}`));
    });
  });
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const violationsOf = ({ summary }: Report) =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

const ofTheTree = cruise(root);

test('the tree keeps its boundaries', async () => {
  expect(violationsOf(await ofTheTree)).toEqual([]);
});

test('every source file was read and its relative imports were followed', async () => {
  const { modules } = await ofTheTree;
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${name}`);
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const written = [
      ...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export|\}) .*from '(\.[^']+)';$/gm),
    ];
    const followed = bySource.get(file)?.dependencies.map(({ module }) => module) ?? [];
    expect(followed, file).toEqual(expect.arrayContaining(written.map(([, path]) => path)));
  }
});

test.for([
  [
    'a lower layer imports a higher one',
    { 'src/ledger/post.ts': "import '../orders/index.ts';", 'src/orders/index.ts': 'export const a = 1;' },
    'ledger-imports-downward-only: src/ledger/post.ts -> src/orders/index.ts',
  ],
  [
    'a lower layer imports only a type of a higher one',
    {
      'src/kit/money.ts': "import type { A } from '../context.ts'; export const b = (a: A) => a;",
      'src/context.ts': 'export type A = 1;',
    },
    'kit-imports-downward-only: src/kit/money.ts -> src/context.ts',
  ],
  [
    'a folder is imported past its door',
    { 'src/orders/plan.ts': "import '../links/visit.ts';", 'src/links/visit.ts': 'export const a = 1;' },
    'through-the-door: src/orders/plan.ts -> src/links/visit.ts',
  ],
  [
    'the application imports past a door',
    { 'src/app.ts': "import '../src/links/routes.ts';", 'src/links/routes.ts': 'export const a = 1;' },
    'through-the-door: src/app.ts -> src/links/routes.ts',
  ],
  [
    'routes use a model',
    {
      'src/links/routes.ts': "import { a } from './model.ts'; a();",
      'src/links/model.ts': 'export const a = () => 1;',
    },
    'model-stays-inside: src/links/routes.ts -> src/links/model.ts',
  ],
  [
    'the sandbox knows the service',
    { 'src/sandbox/shop.ts': "import '../orders/index.ts';", 'src/orders/index.ts': 'export const a = 1;' },
    'standalone-knows-only-the-kit: src/sandbox/shop.ts -> src/orders/index.ts',
  ],
  [
    'a domain knows the sandbox',
    { 'src/orders/plan.ts': "import '../sandbox/index.ts';", 'src/sandbox/index.ts': 'export const a = 1;' },
    'orders-imports-downward-only: src/orders/plan.ts -> src/sandbox/index.ts',
  ],
  [
    'a folder is in no layer',
    { 'src/newcomer/a.ts': "import './b.ts';", 'src/newcomer/b.ts': 'export const a = 1;' },
    'folder-has-a-layer: src/newcomer/a.ts -> src/newcomer/b.ts',
  ],
  [
    'a portal page, which is JSX, takes server code',
    {
      'src/web/page.tsx': "import { a } from '../links/schemas.ts'; export const Page = () => <p>{a}</p>;",
      'src/links/schemas.ts': 'export const a = 1;',
    },
    'web-takes-no-server-code: src/web/page.tsx -> src/links/schemas.ts',
  ],
  [
    'a portal takes a type from elsewhere than schemas',
    {
      'src/web/api.ts': "import type { A } from '../links/index.ts'; export const b = (a: A) => a;",
      'src/links/index.ts': 'export type A = 1;',
    },
    'web-takes-types-of-schemas-only: src/web/api.ts -> src/links/index.ts',
  ],
  [
    'words that portals say know the server',
    { 'src/words/en.ts': "import '../kit/ids.ts';", 'src/kit/ids.ts': 'export const a = 1;' },
    'words-imports-downward-only: src/words/en.ts -> src/kit/ids.ts',
  ],
  [
    'two files import each other',
    {
      'src/links/a.ts': "import { b } from './b.ts'; export const a = () => b;",
      'src/links/b.ts': "import { a } from './a.ts'; export const b = () => a;",
    },
    'no-circle: src/links/a.ts -> src/links/b.ts',
  ],
  [
    'an import leads nowhere',
    { 'src/links/a.ts': "export const a = () => import('./gone.ts');" },
    'import-exists: src/links/a.ts -> ./gone.ts',
  ],
  [
    'the server needs a development dependency',
    {
      'package.json': '{ "devDependencies": { "vitest": "5" } }',
      'node_modules/vitest/package.json': '{ "name": "vitest", "main": "index.js" }',
      'node_modules/vitest/index.js': 'export const a = 1;',
      'src/links/a.ts': "import { a } from 'vitest'; a();",
    },
    'server-runs-without-development-dependencies: src/links/a.ts -> node_modules/vitest/index.js',
  ],
] as const)('it is found when %s', async ([, files, violation]) => {
  const folder = temporaryDirectory();
  write(folder, { 'package.json': '{}', ...files });
  expect(violationsOf(await cruise(folder))).toContain(violation);
});

test('what the rules allow is not reported', async () => {
  const folder = temporaryDirectory();
  write(folder, {
    'package.json': '{}',
    'src/orders/plan.ts': "import { visit } from '../links/index.ts'; export const plan = () => visit;",
    'src/links/index.ts': "export { visit } from './visit.ts'; export type { Link } from './model.ts';",
    'src/links/visit.ts': "import { links } from './model.ts'; export const visit = links;",
    'src/links/model.ts': "import { a } from '../kit/ids.ts'; export const links = a; export type Link = 1;",
    'src/links/schemas.ts': 'export type LinkView = 1;',
    'src/kit/ids.ts': 'export const a = 1;',
    'src/web/page.tsx':
      "import type { LinkView } from '../links/schemas.ts'; export const Page = (a: LinkView) => <p>{a}</p>;",
    'src/web/words.ts': "import { traits } from '../words/en.ts'; export const words = traits;",
    'src/words/en.ts': 'export const traits = 1;',
    'src/main.ts': "import './sandbox/index.ts';",
    'src/sandbox/index.ts': "import { a } from '../kit/ids.ts'; export const b = a;",
  });
  expect(violationsOf(await cruise(folder))).toEqual([]);
});
