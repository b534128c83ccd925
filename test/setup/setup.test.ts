import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lockOf, outcomeOf, SmallClone } from './small-clone.ts';

const PRINT = 'process.stdout.write([process.version.split(".")[0], process.argv[1]].join(" "))';

test('a command runs on Node 24 and its exit code and output are handed on', async () => {
  const clone = new SmallClone();
  const { code, stdout } = await clone.run(
    '--no-mongod',
    '--',
    'node',
    '-e',
    `${PRINT}; process.exit(7)`,
    'word with spaces',
  );
  expect(stdout).toBe('v24 word with spaces');
  expect(code).toBe(7);
});

test('a command’s own children find Node 24 first, too', async () => {
  const clone = new SmallClone();
  clone.provide('bin/node', 'echo v20.0.0');
  const script = 'process.stdout.write(require("node:child_process").execFileSync("node", ["--version"]))';
  const { stdout } = await clone.run('--no-mongod', '--', 'node', '-e', script);
  expect(stdout).toMatch(/^v24\./);
});

test('a program of a dependency is found before one of the machine', async () => {
  const clone = new SmallClone();
  clone.install();
  clone.provide('bin/lint', 'echo machine');
  clone.provide('node_modules/.bin/lint', 'echo dependency');
  expect((await clone.run('--no-mongod', '--', 'lint')).stdout).toBe('dependency\n');
});

test('the locked dependencies are installed once, and again when the lock changes', async () => {
  const clone = new SmallClone();
  await clone.run('--no-mongod');
  await clone.run('--no-mongod');
  expect(clone.npmCalls()).toHaveLength(1);
  expect(clone.npmCalls()[0]).toMatch(/^ci --include=dev/);
  clone.write('package-lock.json', lockOf('24.0.1'));
  await clone.run('--no-mongod');
  expect(clone.npmCalls()).toHaveLength(2);
});

test('what somebody has installed by hand is not installed again', async () => {
  const clone = new SmallClone();
  clone.install();
  expect((await clone.run('--no-mongod')).code).toBe(0);
  expect(() => clone.npmCalls()).toThrow('npm.log');
});

test('an installation without the development dependencies is completed', async () => {
  const clone = new SmallClone();
  clone.install();
  clone.write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
  await clone.run('--no-mongod');
  expect(clone.npmCalls()).toHaveLength(1);
});

test('a failed installation is an error and is tried again the next time', async () => {
  const clone = new SmallClone();
  clone.write('tools/npm-cli.js', 'process.stderr.write("npm error ENETUNREACH\\n"); process.exit(1)');
  const { code, stderr } = await clone.run('--no-mongod', '--', 'node', '--version');
  expect(code).toBe(1);
  expect(stderr).toContain('npm error ENETUNREACH');
  expect(stderr).toContain('the dependencies could not be installed');
});

test('an unknown word is refused before anything is done', async () => {
  const clone = new SmallClone();
  const { code, stderr } = await clone.run('--portal', '--', 'node', '--version');
  expect(code).toBe(1);
  expect(stderr).toContain('"--portal" is not known');
  expect(() => clone.npmCalls()).toThrow('npm.log');
});

test('a command that does not exist is an error', async () => {
  const { code, stderr } = await new SmallClone().run('--no-mongod', '--', 'no-such-program');
  expect(code).toBe(127);
  expect(stderr).toContain('"no-such-program" could not be run');
});

test.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s is passed on and the end of the command is waited for',
  async (signal) => {
    const clone = new SmallClone();
    const script = `
    process.on('${signal}', () => setTimeout(() => { process.stdout.write(' ended'); process.exit(3); }, 200));
    setInterval(() => {}, 1000);
    process.stdout.write('started');
  `;
    const child = clone.start('--no-mongod', '--', 'node', '-e', script);
    const outcome = outcomeOf(child);
    if (child.stdout) await once(child.stdout, 'data');
    child.kill(signal);
    expect(await outcome).toMatchObject({ code: 3, stdout: 'started ended' });
  },
);

test('a command that dies of a signal gives the exit code that a shell would', async () => {
  const { code } = await new SmallClone().run(
    '--no-mongod',
    '--',
    'node',
    '-e',
    'process.kill(process.pid, "SIGKILL")',
  );
  expect(code).toBe(128 + 9);
});

test('the portals are built once, and again when a source changes or goes', async () => {
  const clone = new SmallClone();
  const builds = () => clone.npmCalls().filter((call) => call.includes('build:portals')).length;
  await clone.run('--no-mongod', '--portals');
  await clone.run('--no-mongod', '--portals');
  expect(builds()).toBe(1);
  clone.write('src/web/page.tsx', 'export const page = 1;');
  await clone.run('--no-mongod', '--portals');
  expect(builds()).toBe(2);
  rmSync(clone.path('src/web/page.tsx'));
  await clone.run('--no-mongod', '--portals');
  expect(builds()).toBe(3);
});

test('portals that cannot be built stop the command, with the reason', async () => {
  const clone = new SmallClone();
  clone.install();
  clone.write('tools/npm-cli.js', 'process.stderr.write("unexpected token\\n"); process.exit(1)');
  const { code, stdout, stderr } = await clone.run('--no-mongod', '--portals', '--', 'node', '--version');
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('unexpected token');
});

test('a Chromium that is named or on the PATH is handed on', async () => {
  const clone = new SmallClone();
  const show = ['--no-mongod', '--chromium', '--', 'node', '-p', 'process.env.CHROMIUM_PATH'];
  const onPath = clone.provide('bin/chromium', '');
  expect((await clone.run(...show)).stdout.trim()).toBe(onPath);
  clone.environment.CHROMIUM_PATH = clone.provide('elsewhere/chrome', '');
  expect((await clone.run(...show)).stdout.trim()).toBe(clone.path('elsewhere/chrome'));
  chmodSync(clone.path('elsewhere/chrome'), 0o644);
  const { code, stderr } = await clone.run(...show);
  expect(code).toBe(1);
  expect(stderr).toContain('which is no program');
});

test('where no Chromium is to be had, the error says what to do', async () => {
  const { code, stderr } = await new SmallClone().run('--no-mongod', '--chromium', '--', 'node', '--version');
  expect(code).toBe(1);
  expect(stderr).toMatch(/need Chromium, and none could be found or installed.*CHROMIUM_PATH/);
});

test.runIf(process.getuid?.() === 0)('Chromium is installed by apt-get where the set-up may do that', async () => {
  const clone = new SmallClone();
  clone.provide('bin/apt-get', `[ "$1" = install ] && /bin/cp "$0" "${clone.path('bin/chromium')}"`);
  const { stdout } = await clone.run('--no-mongod', '--chromium', '--', 'node', '-p', 'process.env.CHROMIUM_PATH');
  expect(stdout.trim()).toBe(clone.path('bin/chromium'));
});
