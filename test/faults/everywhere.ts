import type { Context } from '../../src/context.ts';
import { DomainError } from '../../src/kit/errors.ts';
import { Killed, type Mortal, mortal } from './mortal.ts';

/** `KILL_AT=every` plays every step of every verb, which takes minutes; otherwise some plays visit steps all over each. */
export const isEvery = process.env.KILL_AT === 'every';

/** What a second try is told when the first one was done after all. */
export const DONE = [
  'already_in_campaign',
  'asked_too_soon',
  'campaign_changed',
  'campaign_state',
  'collaboration_state',
  'content_reviewed',
];

/**
 * A verb on something new each time, killed at steps all over it and done again; `check` says whether it is whole.
 * @param stride of so many steps one is played; all of them with `KILL_AT=every`
 * @returns how many steps the verb takes
 */
export async function everywhere<Thing>(
  arrange: () => Promise<Thing>,
  verb: (thing: Thing, on: (as: Context) => Context) => Promise<unknown>,
  check: (thing: Thing) => Promise<void>,
  stride = 4,
): Promise<number> {
  let steps = 0;
  const play = async (fatalStep: number) => {
    const thing = await arrange();
    const lives: Mortal[] = [];
    const dying = (as: Context) => {
      const life = mortal(as, fatalStep);
      lives.push(life);
      return life.ctx;
    };
    await verb(thing, dying).catch((error) => {
      if (!(error instanceof Killed)) throw error;
    });
    await verb(thing, (as) => as).catch((error) => {
      if (!(error instanceof DomainError && DONE.includes(error.code))) throw error;
    });
    await check(thing);
    steps = Math.max(steps, ...lives.map((life) => life.steps));
  };
  await play(0);
  for (let fatalStep = 1; fatalStep <= steps; fatalStep += isEvery ? 1 : stride) await play(fatalStep);
  return steps;
}
