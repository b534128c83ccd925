import cliProgress from 'cli-progress';

/** Says how far a phase is. */
export interface Progress {
  start(phase: string, total: number): void;
  step(count?: number, note?: string): void;
  stop(): void;
}

const LINE_EVERY_MS = 5_000;

/** A bar on a terminal's standard error; where there is no terminal, a line every few seconds. */
export function progressBar(): Progress {
  let bar: cliProgress.SingleBar | undefined;
  return {
    start(phase, total) {
      bar?.stop();
      bar = new cliProgress.SingleBar({
        format: `${phase.padEnd(18)} {bar} {percentage} % | {value} of {total} | {duration_formatted} {note}`,
        barCompleteChar: '█',
        barIncompleteChar: '░',
        barsize: 30,
        hideCursor: true,
        noTTYOutput: true,
        notTTYSchedule: LINE_EVERY_MS,
        etaBuffer: 1,
      });
      bar.start(total, 0, { note: '' });
    },
    step(count = 1, note) {
      bar?.increment(count, note === undefined ? {} : { note });
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}

export const noProgress: Progress = { start() {}, step() {}, stop() {} };
