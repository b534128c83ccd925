import { isReserved } from '../links/index.ts';

/** Letters that look like Latin ones. Source: Unicode confusables (UTS 39), the part that names are made of. */
const FROM = [...'авеёіїјкмнорсѕтухԁɡıαεικνορτυχ01i|5'];
const TO = 'abeeiijkmhopcstyxdgiaeikvoptuxollls';
const LOOK_ALIKES = new Map(FROM.map((letter, index): [string, string] => [letter, TO[index] ?? letter]));

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hangul}/u];

/** A handle as it is kept: compatibility forms joined, in small letters. */
export const plainHandle = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

/** What handles that look alike have in common: two creators never share it. */
export function skeletonOf(handle: string): string {
  const bare = handle.normalize('NFD').replace(/\p{M}/gu, '');
  return [...bare]
    .map((letter) => LOOK_ALIKES.get(letter) ?? letter)
    .map((letter) => LOOK_ALIKES.get(letter) ?? letter)
    .join('')
    .replaceAll('_', '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Why a handle may not be taken, or undefined when it may. */
export function handleProblem(handle: string): string | undefined {
  if (!/^[\p{L}\p{N}_]{3,30}$/u.test(handle)) return 'takes 3 to 30 letters, digits or underscores';
  if (!/\p{L}/u.test(handle)) return 'needs a letter';
  if (SCRIPTS.filter((script) => script.test(handle)).length > 1) return 'mixes letters of two scripts';
  const skeletons = [handle, skeletonOf(handle)];
  if (skeletons.some(isReserved) || RESERVED_SKELETONS.some((word) => skeletonOf(handle) === word))
    return 'is a reserved word';
  return undefined;
}

/** Reserved words as they look when letters are swapped for their like. */
const RESERVED_SKELETONS = ['admin', 'kolect', 'official', 'support', 'staff', 'payout', 'security', 'moderator'].map(
  skeletonOf,
);
