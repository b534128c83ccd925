import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_MS = 60_000;

/** The whole service in a process of its own, to be killed and started again. */
export class KolectProcess {
  private readonly environment: NodeJS.ProcessEnv;
  private readonly url: string;
  private child: ChildProcess | undefined;

  constructor(environment: NodeJS.ProcessEnv, url: string) {
    this.environment = environment;
    this.url = url;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN, 'all'], {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    const deadline = Date.now() + START_MS;
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`Kolect ended with ${child.exitCode} while starting: ${said}`);
      if (Date.now() > deadline) throw new Error(`Kolect did not start within ${START_MS} ms: ${said}`);
      await pause(50);
    }
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.status === 200;
  }

  /** No chance to finish anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
