import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs a script's command if Node was started with that script; says in one line what went wrong and exits with 1. */
export async function runCommand(moduleUrl: string, command: () => Promise<void>): Promise<void> {
  const started = process.argv[1];
  if (!started || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  try {
    await command();
  } catch (error) {
    // Who reads our output (head, say) may have had enough of it: no failure.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
