import { brandReviews } from './brand-reviews.ts';
import { creatorDesk } from './creator-desk.ts';
import { deadLetters } from './dead-letters.ts';
import { fieldReasons } from './field-reasons.ts';
import { manager } from './manager.ts';
import { payoutDesk } from './payout-desk.ts';
import { payoutRuns } from './payout-runs.ts';
import { payouts } from './payouts.ts';
import { programme } from './programme.ts';
import { rules } from './rules.ts';
import { standingNames } from './standing-names.ts';
import { statement } from './statement.ts';
import { team } from './team.ts';

/** What only the manager portal says. */
const words = {
  team,
  brandReviews,
  creatorDesk,
  deadLetters,
  fieldReasons,
  manager,
  payoutDesk,
  payoutRuns,
  payouts,
  programme,
  rules,
  standingNames,
  statement,
};

export default words;
