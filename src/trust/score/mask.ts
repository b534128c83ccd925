import {
  ACCOUNT_FIELDS,
  ACTIVITY_FIELDS,
  type Account,
  type AccountField,
  HISTORY_FIELDS,
  withoutFields,
} from './account.ts';
import type { Case } from './fit.ts';
import type { Labelled } from './folds.ts';
import { randomFrom } from './random.ts';

const COPIES = 6;
/** What all the copies of one row count together, against 1 of the row itself. */
const COPIES_WEIGHT = 2;
const LARGEST_GAP = 0.7;

const TOGETHER: readonly AccountField[] = [...ACTIVITY_FIELDS, ...HISTORY_FIELDS];
const SINGLE_FIELDS = ACCOUNT_FIELDS.filter((field) => !TOGETHER.includes(field));

/**
 * The account with some fields forgotten at random: each with one chance, itself drawn between 0 and 70 %. What is known
 * of the activity and of the history is known or forgotten together, as sources have it.
 */
export function forgetSome(account: Account, random: () => number): Account {
  const chance = random() * LARGEST_GAP;
  const forgotten = SINGLE_FIELDS.filter(() => random() < chance);
  return withoutFields(account, random() < chance ? [...forgotten, ...TOGETHER] : forgotten);
}

/**
 * The cases to learn from: each row, and copies of it with fields forgotten, so that the model learns what the
 * remaining fields say by themselves and a pattern of missing columns stops telling where a row came from.
 */
export function casesOf(rows: readonly Labelled[], seed: number): Case[] {
  const random = randomFrom(seed);
  return rows.flatMap(({ account, fake }) => {
    const cases: Case[] = [{ account, fake, weight: 1 }];
    for (let copy = 0; copy < COPIES; copy += 1) {
      cases.push({ account: forgetSome(account, random), fake, weight: COPIES_WEIGHT / COPIES });
    }
    return cases;
  });
}
