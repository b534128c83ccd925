import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const scripts = join(import.meta.dirname, '..', '..', 'scripts');

/** Stands in for npm: says what it was asked, and installs no more than Node. */
const NPM = `
const { appendFileSync, mkdirSync, symlinkSync, writeFileSync } = require('node:fs');
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'ci') {
  mkdirSync('node_modules/node/bin', { recursive: true });
  try { symlinkSync(process.execPath, 'node_modules/node/bin/node'); } catch {}
  writeFileSync('node_modules/.package-lock.json', require('node:fs').readFileSync('package-lock.json'));
} else {
  mkdirSync('dist/web', { recursive: true });
}
`;

export const lockOf = (version: string): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/node': { version } } });

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A clone with the real set-up scripts, but next to nothing to install, and a machine on which nothing is found. */
export class SmallClone {
  readonly folder = temporaryDirectory();
  readonly environment: Record<string, string>;

  constructor() {
    cpSync(join(scripts, 'setup.mjs'), this.path('scripts/setup.mjs'));
    cpSync(join(scripts, 'setup'), this.path('scripts/setup'), { recursive: true });
    this.write('tools/npm-cli.js', NPM);
    this.write('package-lock.json', lockOf('24.0.0'));
    this.write('src/web/index.html', '<title>Kolect</title>');
    mkdirSync(this.path('bin'));
    this.environment = {
      PATH: this.path('bin'),
      HOME: this.path('home'),
      XDG_CACHE_HOME: this.path('home/cache'),
      npm_execpath: this.path('tools/npm-cli.js'),
    };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text, { mode });
  }

  /** A program that the machine has. */
  provide(name: string, script: string): string {
    this.write(name, `#!/bin/sh\n${script}\n`, 0o755);
    return this.path(name);
  }

  provideMongod(name: string, version = '6.0.5'): string {
    return this.provide(name, `echo "db version v${version}"`);
  }

  /** What npm was asked to do so far. */
  npmCalls(): string[] {
    return readFileSync(this.path('npm.log'), 'utf8').trim().split('\n');
  }

  install(): void {
    mkdirSync(this.path('node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, this.path('node_modules/node/bin/node'));
    this.write('node_modules/.package-lock.json', lockOf('24.0.0'));
  }

  start(...words: string[]): ChildProcess {
    return spawn(process.execPath, [this.path('scripts/setup.mjs'), ...words], {
      cwd: this.folder,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Without a terminal of its own, wherever the tests run.
      detached: true,
    });
  }

  run(...words: string[]): Promise<Outcome> {
    return outcomeOf(this.start(...words));
  }
}

export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
