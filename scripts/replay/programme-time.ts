import type { Programme } from './open-programme.ts';

const TIME_LIMIT_MS = 600_000;
const DAY_MS = 86_400_000;
/** Of one request: a busy machine lives a day in seconds, and an answer has to begin within fetch's five minutes. */
const MOST_DAYS = 7;

/** Moves programme time on with the sandbox's clock. */
export interface ProgrammeTime {
  /** Moves to an instant, day by day; everything that falls due on the way happens. */
  moveTo(at: Date): Promise<void>;
  moveOn(days: number): Promise<void>;
  /** Lets everything happen that is due now: what was accepted is processed when this is done. */
  settle(): Promise<void>;
  /** How far the clock has run past the instant that it was moved to last: it goes on while things happen. */
  driftMs(): number;
}

export function programmeTime({ sandboxUrl, ctx }: Programme): ProgrammeTime {
  let stoodAt = ctx.clock.now();

  async function advance(body: { days: number } | { to: string }): Promise<void> {
    const response = await fetch(`${sandboxUrl}/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the clock answered ${response.status}: ${text.slice(0, 300)}`);
  }

  async function moveTo(at: Date): Promise<void> {
    for (;;) {
      const nextMs = Math.min(at.getTime(), ctx.clock.now().getTime() + MOST_DAYS * DAY_MS);
      await advance({ to: new Date(nextMs).toISOString() });
      if (nextMs === at.getTime()) break;
    }
    stoodAt = at;
  }

  return {
    moveTo,
    moveOn: (days) => moveTo(new Date(ctx.clock.now().getTime() + days * DAY_MS)),
    // The clock settles when it moves, be it by a second.
    settle: () => advance({ days: 1 / 86_400 }),
    driftMs: () => ctx.clock.now().getTime() - stoodAt.getTime(),
  };
}
