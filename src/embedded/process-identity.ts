import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** One run of one process. A pid alone is not enough: the system gives it to another program later. */
export interface ProcessIdentity {
  pid: number;
  started: string;
}

/** Identity of a living process; undefined when there is none with that pid (a zombie counts as gone). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const started = existsSync('/proc/self/stat') ? startedByProc(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether this very run of the process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.started === identity.started;
}

// Linux: the boot's id and the start time in clock ticks since then (field 22 of /proc/PID/stat, see proc_pid_stat(5)).
// Slim containers have no `ps`, so /proc comes first.
function startedByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${bootId}:${fields[18]}`;
  } catch {
    return undefined;
  }
}

function startedByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 });
    const [state = '', ...started] = line.trim().split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}
