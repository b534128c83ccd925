import type { Db } from 'mongodb';
import { type Clock, DAY_MS } from '../kit/clock.ts';

/** A clock that a visitor of the sandbox can move forward; where it stands survives a restart. */
export interface ProgrammeClock extends Clock {
  /** Moves on by `ms`, a day at a time, and lets everything that falls due on each day happen. */
  advance(ms: number): Promise<void>;
}

const MAX_ADVANCE_MS = 400 * DAY_MS;

/**
 * @param db the sandbox's database
 * @param settle does everything that is due at the time the clock shows
 * @param startAt programme time at the very first start; the wall clock's when left out
 */
export async function createProgrammeClock(
  db: Db,
  settle: () => Promise<void>,
  startAt?: Date,
): Promise<ProgrammeClock> {
  const clocks = db.collection<{ _id: string; offsetMs: number }>('clock');
  const kept = await clocks.findOne({ _id: 'programme' });
  let offsetMs = kept?.offsetMs ?? (startAt ? startAt.getTime() - Date.now() : 0);
  // Kept at once: a start that is killed before the first move must not find another time the next time.
  await clocks.updateOne({ _id: 'programme' }, { $setOnInsert: { offsetMs } }, { upsert: true });
  let underWay: Promise<void> = Promise.resolve();

  const move = async (stepMs: number) => {
    offsetMs += stepMs;
    await clocks.updateOne({ _id: 'programme' }, { $set: { offsetMs } }, { upsert: true });
    await settle();
  };

  async function advance(ms: number): Promise<void> {
    for (let leftMs = ms; leftMs > 0; leftMs -= DAY_MS) await move(Math.min(leftMs, DAY_MS));
  }

  return {
    now: () => new Date(Date.now() + offsetMs),
    advance(ms) {
      if (!(ms >= 0 && ms <= MAX_ADVANCE_MS))
        return Promise.reject(new RangeError('the clock moves forward by at most 400 days'));
      // Two visitors at once: one after the other, so that no day is left out.
      const done = underWay.then(() => advance(ms));
      underWay = done.catch(() => undefined);
      return done;
    },
  };
}
