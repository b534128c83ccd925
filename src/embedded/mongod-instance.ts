import type { ChildProcess } from 'node:child_process';
import { MongoInstance } from 'mongodb-memory-server';
import { StartupError } from './startup-error.ts';

const KEPT_LINES = 200;

type MongodOpts = ConstructorParameters<typeof MongoInstance>[0];

interface LogLine {
  s: string;
  msg: string;
  attr?: { error?: unknown };
}

/** One mongod of mongodb-memory-server that can say in a sentence why it did not start. */
export class MongodInstance extends MongoInstance {
  /** Called with mongod's pid as soon as it runs, long before it is ready. */
  onSpawned: (pid: number) => void = () => undefined;
  /** Resolves when mongod has ended, asked for or not. */
  readonly ended: Promise<void>;
  private readonly lines: string[] = [];
  private readonly markEnded: () => void;

  constructor(options: MongodOpts) {
    super(options);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.markEnded = resolve;
  }

  override _launchKiller(parentPid: number, mongodPid: number): ChildProcess {
    this.onSpawned(mongodPid);
    return super._launchKiller(parentPid, mongodPid);
  }

  override closeHandler(code: number | null, signal: string | null): void {
    super.closeHandler(code, signal);
    this.markEnded();
  }

  override stdoutHandler(message: string | Buffer): void {
    this.keep(message);
    super.stdoutHandler(message);
  }

  override stderrHandler(message: string | Buffer): void {
    this.keep(message);
    super.stderrHandler(message);
  }

  // The library parses a whole chunk as one JSON document here, which throws inside a stream's event handler when
  // mongod writes two lines at once. An early exit is noticed without it, and `explain` reads the lines.
  protected override checkErrorInLine(): void {}

  // SIGINT alone ends mongod as cleanly as the shutdown command that the library sends to a replica set first, which
  // takes a second longer and complains on the console about a mongod that has ended by itself.
  override stop(): Promise<boolean> {
    this.isReplSet = false;
    return super.stop();
  }

  /** Why mongod stopped, from what it wrote. */
  explain(cause: unknown): StartupError {
    const dbPath = String(this.instanceOpts.dbPath);
    const output = this.lines.join('\n');
    if (/DBPathInUse|Unable to lock the lock file/.test(output)) {
      return new StartupError(
        `Another mongod has ${dbPath} open. If it is left over from an earlier run it ends within seconds: start again.`,
      );
    }
    if (/Address already in use|SocketException.*bind/i.test(output)) {
      return new StartupError(
        `Port ${this.instanceOpts.port} is taken by another program. Give the database another port.`,
      );
    }
    if (/featureCompatibilityVersion|Wrong mongod version|UPGRADE PROBLEM/i.test(output)) {
      return new StartupError(
        `The data in ${dbPath} was written by a MongoDB of another version. Point MONGOMS_SYSTEM_BINARY at a mongod of that version, or use another DATA_DIR.`,
      );
    }
    if (/No space left on device/i.test(output)) return new StartupError(`The disk that holds ${dbPath} is full.`);
    const said = this.lastComplaint();
    return new StartupError(
      `mongod did not start on ${dbPath}: ${said ?? (cause instanceof Error ? cause.message : String(cause))}`,
    );
  }

  private keep(message: string | Buffer): void {
    if (this.isInstanceReady) return;
    this.lines.push(...message.toString().split('\n').filter(Boolean));
    this.lines.splice(0, this.lines.length - KEPT_LINES);
  }

  private lastComplaint(): string | undefined {
    const plain = this.lines.findLast((line) => !line.startsWith('{'));
    for (const line of this.lines.toReversed()) {
      const entry = parseLine(line);
      if (entry && (entry.s === 'E' || entry.s === 'F')) {
        return entry.attr?.error ? `${entry.msg}: ${JSON.stringify(entry.attr.error)}` : entry.msg;
      }
    }
    return plain;
  }
}

function parseLine(line: string): LogLine | undefined {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}
