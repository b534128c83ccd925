import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './browser.ts';
import type { Programme } from './open-programme.ts';
import { programmeTime } from './programme-time.ts';

// What was never delivered locks 60 days after it was placed, what was delivered last 15 days after that.
const LAST_LOCKS_DAYS = 60 + 15;
const POLL_MS = 100;
const LONGEST_RUN_MS = 600_000;

interface Run {
  id: string;
  state: 'planning' | 'sending' | 'finished';
}

/** Lets everything lock and has the finance manager pay what is payable. */
export async function closeProgramme(programme: Programme, signal: AbortSignal): Promise<void> {
  const time = programmeTime(programme);
  await time.moveOn(LAST_LOCKS_DAYS);
  const finance = new Browser(programme.url);
  await finance.signIn({ id: 'jonas' });
  const run = await finance.ask<Run>('POST', '/v1/payout-runs');
  const deadline = Date.now() + LONGEST_RUN_MS;
  while ((await finance.ask<Run>('GET', `/v1/payout-runs/${run.id}`)).state !== 'finished') {
    signal.throwIfAborted();
    if (Date.now() > deadline) throw new Error('the last payout run did not finish within ten minutes');
    await sleep(POLL_MS);
  }
  await time.settle();
}
