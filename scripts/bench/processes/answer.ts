import type { Call, Reply } from '../child.ts';

/**
 * Answers the bench's commands in a child process. When the bench goes, `stop` is called and the process ends, so that a
 * bench that was killed leaves nothing behind. Ctrl-C is the bench's to act on.
 */
export function answer(
  commands: Record<string, (input: never) => unknown>,
  stop: () => Promise<void> = async () => undefined,
): void {
  process.on('SIGINT', () => undefined);
  process.on('message', async ({ id, command, input }: Call) => {
    try {
      send({ id, result: await commands[command]?.(input as never) });
    } catch (error) {
      send({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => void stop().finally(() => process.exit(0)));
}

function send(reply: Reply): void {
  if (process.connected) process.send?.(reply);
}
