import { describe, expect, test } from 'vitest';
import { handleProblem, plainHandle, skeletonOf } from '../../src/media-kits/handle.ts';

describe('a handle', () => {
  test.for(['ines', 'ines_casa', 'олена', '김민지', 'a1b', 'x'.repeat(30)])('may be %s', (handle) => {
    expect(handleProblem(plainHandle(handle))).toBeUndefined();
  });

  test.for([
    ['ab', 'takes 3'],
    ['x'.repeat(31), 'takes 3'],
    ['ines casa', 'takes 3'],
    ['ines/../admin', 'takes 3'],
    ['<script>', 'takes 3'],
    ['123', 'needs a letter'],
    ['ines\u200b', 'takes 3'],
    ['inеs', 'two scripts'],
    ['admin', 'reserved'],
    ['Kolect', 'reserved'],
    ['ko1ect', 'reserved'],
    ['k_o_l_e_c_t', 'reserved'],
    ['payouts', 'reserved'],
    ['адmin', 'two scripts'],
  ] as const)('may not be %j: it %s', ([handle, words]) => {
    expect(handleProblem(plainHandle(handle))).toContain(words);
  });

  test.for([
    ['ｉｎｅｓ', 'ines'],
    ['INES', 'ines'],
    ['inés', 'ines'],
    ['ine5', 'ines'],
    ['in_es', 'ines'],
    ['соса', 'coca'],
    ['rnaria', 'maria'],
  ] as const)('%s looks like %s', ([one, other]) => {
    expect(skeletonOf(plainHandle(one))).toBe(skeletonOf(other));
  });
});
