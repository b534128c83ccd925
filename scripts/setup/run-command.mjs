import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { isExecutable } from './find-on-path.mjs';
import { say } from './report.mjs';

/**
 * Runs the command as our child and ends as it ends.
 * @param {string} root @param {string} node Node 24 @param {string[]} command @param {NodeJS.ProcessEnv} env
 */
export function runCommand(root, node, command, env) {
  const [name = '', ...words] = command;
  const child = spawn(resolveProgram(root, node, name), words, { stdio: 'inherit', env });
  passSignalsTo(child);
  child.on('error', (error) => {
    say(`"${name}" could not be run: ${error.message}`);
    process.exitCode = 127;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  });
}

/**
 * A terminal's Ctrl-C reaches the child by itself, as it reaches us, and a second one might mean "at once" to it: we
 * only wait. Without a terminal nobody else would tell it.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  process.on('SIGINT', () => {
    if (!hasTerminal()) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
}

function hasTerminal() {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} root @param {string} node @param {string} name */
function resolveProgram(root, node, name) {
  if (name === 'node') return node;
  const local = join(root, 'node_modules', '.bin', name);
  return isExecutable(local) ? local : name;
}
