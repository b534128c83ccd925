import { brandReviews } from './brand-reviews.ts';
import { deadLetters } from './dead-letters.ts';
import { manager } from './manager.ts';
import { payouts } from './payouts.ts';
import { rules } from './rules.ts';

/** What only the manager portal says. */
const words = {
  brandReviews,
  deadLetters,
  manager,
  payouts,
  rules,
};

export default words;
