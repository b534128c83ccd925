import { brandReviews } from './brand-reviews.ts';
import { deadLetters } from './dead-letters.ts';
import { manager } from './manager.ts';
import { payouts } from './payouts.ts';

/** What only the manager portal says. */
const words = {
  brandReviews,
  deadLetters,
  manager,
  payouts,
};

export default words;
