// Makes a fresh clone ready, then runs a command in it: locked dependencies, Node 24, a real mongod, and on request the
// built portals and a Chromium. Plain Node 20 or newer, because it runs before anything is installed. A second run
// finds everything done and costs a few milliseconds.
//
//   node scripts/setup.mjs [--portals] [--chromium] [--no-mongod] [--stripe-mock] [-- COMMAND ARGUMENTS...]

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { findMongod } from './setup/mongod.mjs';
import { findNode } from './setup/node-runtime.mjs';
import { ensurePortals } from './setup/portals.mjs';
import { SetupError, say } from './setup/report.mjs';
import { runCommand } from './setup/run-command.mjs';
import { findStripeMock } from './setup/stripe-mock.mjs';

const FLAGS = ['--portals', '--chromium', '--no-mongod', '--stripe-mock'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} words */
function parseArguments(words) {
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const unknown = flags.find((flag) => !FLAGS.includes(flag));
  if (unknown) throw new SetupError(`"${unknown}" is not known. Known: ${FLAGS.join(', ')}, then -- and a command.`);
  return { flags: new Set(flags), command: end === -1 ? [] : words.slice(end + 1) };
}

/** @param {Set<string>} flags @param {string[]} command */
function prepare(flags, command) {
  ensureDependencies(root);
  const { node, path } = findNode(root);
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: path };
  // Tests start a mongod of their own, whatever database the service itself is told to use.
  const isServedElsewhere = Boolean(process.env.MONGODB_URI) && command[0] !== 'vitest';
  if (!flags.has('--no-mongod') && !isServedElsewhere) env.MONGOMS_SYSTEM_BINARY = findMongod(root, node);
  if (flags.has('--chromium')) env.CHROMIUM_PATH = findChromium(root, node);
  const stripeMock = flags.has('--stripe-mock') ? findStripeMock(root) : undefined;
  if (stripeMock) env.STRIPE_MOCK_PATH = stripeMock;
  if (flags.has('--portals')) ensurePortals(root, env);
  return { node, env };
}

try {
  const { flags, command } = parseArguments(process.argv.slice(2));
  const { node, env } = prepare(flags, command);
  if (command.length === 0) say('ready');
  else runCommand(root, node, command, env);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
