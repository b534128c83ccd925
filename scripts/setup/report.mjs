/** A reason why the set-up cannot go on, in words for whoever started it. */
export class SetupError extends Error {}

/** One line of progress. To standard error, so that the output of the command that follows stays clean. @param {string} text */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * Says what is being done, does it, says how long it took.
 * @template T @param {string} text @param {() => T} work @returns {T}
 */
export function during(text, work) {
  say(`${text} …`);
  const started = Date.now();
  const result = work();
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
