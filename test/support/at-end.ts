let ends: (() => unknown)[] = [];

/**
 * Does something after the test file's last test, the latest first. For what is started in a hook: the runner's own `afterAll`
 * is heard only while a file is read.
 */
export const atEnd = (end: () => unknown): void => void ends.push(end);

export async function endAll(): Promise<void> {
  const latestFirst = ends.reverse();
  ends = [];
  for (const end of latestFirst) await end();
}
