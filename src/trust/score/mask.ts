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

const COPIES = 15;
/** What all the copies of one row count together, against 1 of the row itself. */
const COPIES_WEIGHT = 2;
const LARGEST_GAP = 0.7;

const TOGETHER: readonly AccountField[] = [...ACTIVITY_FIELDS, ...HISTORY_FIELDS];
const SINGLE_FIELDS = ACCOUNT_FIELDS.filter((field) => !TOGETHER.includes(field));

/**
 * The account with some fields forgotten at random: each with one chance, itself between 0 and 70 %, drawn unless given
 * (0: none, 1: 70 %). What is known of the activity and of the history is known or forgotten together, as sources have it.
 */
export function forgetSome(account: Account, random: () => number, gap = random()): Account {
  const chance = gap * LARGEST_GAP;
  const forgotten = SINGLE_FIELDS.filter(() => random() < chance);
  return withoutFields(account, random() < chance ? [...forgotten, ...TOGETHER] : forgotten);
}

/**
 * The cases to learn from: each row, and copies of it with fields forgotten, so that the model learns what the
 * remaining fields say by themselves and a pattern of missing columns stops telling where a row came from. The copies of
 * a row run from one that forgot little to one that forgot much: so chance has less of a say in what is learnt.
 */
export function casesOf(rows: readonly Labelled[], seed: number): Case[] {
  const random = randomFrom(seed);
  return rows.flatMap(({ account, fake }) => {
    const cases: Case[] = [{ account, fake, weight: 1 }];
    for (let copy = 0; copy < COPIES; copy += 1) {
      cases.push({
        account: forgetSome(account, random, (copy + random()) / COPIES),
        fake,
        weight: COPIES_WEIGHT / COPIES,
      });
    }
    return cases;
  });
}
